"""The least that each object of the API must hold, besides its id, kind and time."""

from __future__ import annotations

COUNTS = dict.fromkeys(("in_progress", "completed", "failed", "cancelled", "total"), 0)
ANSWERS: dict[str, dict[str, object]] = {
    "assistant": {
        "name": None,
        "description": None,
        "model": "m",
        "instructions": None,
        "tools": [],
        "metadata": {},
    },
    "assistant.file": {"assistant_id": "asst_1"},
    "thread": {"metadata": {}},
    "thread.message": {
        "thread_id": "thread_1",
        "role": "user",
        "content": [],
        "assistant_id": None,
        "run_id": None,
        "metadata": {},
    },
    "thread.message.file": {"message_id": "msg_1"},
    "thread.run": {
        "thread_id": "thread_1",
        "assistant_id": "asst_1",
        "status": "queued",
        "model": "m",
        "instructions": None,
        "tools": [],
        "metadata": {},
        "last_error": None,
        **dict.fromkeys(("expires_at", "started_at", "cancelled_at", "failed_at", "completed_at")),
    },
    "thread.run.step": {
        "run_id": "run_1",
        "assistant_id": "asst_1",
        "thread_id": "thread_1",
        "type": "tool_calls",
        "status": "completed",
        "step_details": {},
        "last_error": None,
        **dict.fromkeys(("cancelled_at", "completed_at", "failed_at")),
    },
    "vector_store": {
        "name": None,
        "usage_bytes": 0,
        "file_counts": COUNTS,
        "status": "completed",
        "last_active_at": None,
        "metadata": {},
    },
    "vector_store.file": {"vector_store_id": "vs_1", "status": "completed", "last_error": None},
    "vector_store.file_batch": {
        "vector_store_id": "vs_1",
        "status": "completed",
        "file_counts": COUNTS,
    },
    "file": {"purpose": "assistants", "filename": "a.txt", "bytes": 4},
    "list": {"data": []},
}
