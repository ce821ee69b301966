"""How each method of the clients is called, and what must cross the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """How a method is called, and what must cross the wire."""

    operation: str
    method: str
    args: tuple[str | bytes, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    path: str = ""
    body: str | None = None
    query: str = ""


CASES = [
    Case(
        "assistants.create",
        "create_assistant",
        options={"model": "m", "name": "n"},
        path="/assistants",
        body='{"model": "m", "name": "n"}',
    ),
    Case(
        "assistants.list",
        "list_assistants",
        options={"limit": 1, "order": "asc", "after": "a", "before": "b"},
        path="/assistants",
        query="limit=1&order=asc&after=a&before=b",
    ),
    Case("assistants.retrieve", "retrieve_assistant", ("asst_1",), path="/assistants/asst_1"),
    Case(
        "assistants.modify",
        "modify_assistant",
        ("asst_1",),
        {"model": "m", "extra_body": {"x": 1}},
        path="/assistants/asst_1",
        body='{"model": "m", "x": 1}',
    ),
    Case("assistants.delete", "delete_assistant", ("asst_1",), path="/assistants/asst_1"),
    Case(
        "assistant_files.create",
        "create_assistant_file",
        ("asst_1",),
        {"file_id": "file-1", "extra_body": {"x": 1}},
        path="/assistants/asst_1/files",
        body='{"file_id": "file-1", "x": 1}',
    ),
    Case(
        "assistant_files.list",
        "list_assistant_files",
        ("asst_1",),
        {"limit": 1},
        path="/assistants/asst_1/files",
        query="limit=1",
    ),
    Case(
        "assistant_files.retrieve",
        "retrieve_assistant_file",
        ("asst_1", "file-1"),
        path="/assistants/asst_1/files/file-1",
    ),
    Case(
        "assistant_files.delete",
        "delete_assistant_file",
        ("asst_1", "file-1"),
        path="/assistants/asst_1/files/file-1",
    ),
    Case(
        "threads.create",
        "create_thread",
        options={"messages": [], "extra_body": {"x": 1}},
        path="/threads",
        body='{"messages": [], "x": 1}',
    ),
    Case("threads.retrieve", "retrieve_thread", ("thread_1",), path="/threads/thread_1"),
    Case(
        "threads.modify",
        "modify_thread",
        ("thread_1",),
        {"metadata": {"a": "b"}, "extra_body": {"x": 1}},
        path="/threads/thread_1",
        body='{"metadata": {"a": "b"}, "x": 1}',
    ),
    Case("threads.delete", "delete_thread", ("thread_1",), path="/threads/thread_1"),
    Case(
        "messages.create",
        "create_message",
        ("thread_1",),
        {"role": "user", "content": "hello", "extra_body": {"x": 1}},
        path="/threads/thread_1/messages",
        body='{"content": "hello", "role": "user", "x": 1}',
    ),
    Case(
        "messages.list",
        "list_messages",
        ("thread_1",),
        {"run_id": "run_1"},
        path="/threads/thread_1/messages",
        query="run_id=run_1",
    ),
    Case(
        "messages.retrieve",
        "retrieve_message",
        ("thread_1", "msg_1"),
        path="/threads/thread_1/messages/msg_1",
    ),
    Case(
        "messages.modify",
        "modify_message",
        ("thread_1", "msg_1"),
        {"metadata": {"a": "b"}},
        path="/threads/thread_1/messages/msg_1",
        body='{"metadata": {"a": "b"}}',
    ),
    Case(
        "messages.delete",
        "delete_message",
        ("thread_1", "msg_1"),
        path="/threads/thread_1/messages/msg_1",
    ),
    Case(
        "message_files.list",
        "list_message_files",
        ("thread_1", "msg_1"),
        path="/threads/thread_1/messages/msg_1/files",
    ),
    Case(
        "message_files.retrieve",
        "retrieve_message_file",
        ("thread_1", "msg_1", "file-1"),
        path="/threads/thread_1/messages/msg_1/files/file-1",
    ),
    Case(
        "runs.create",
        "create_run",
        ("thread_1",),
        {"assistant_id": "asst_1", "tool_choice": "none"},
        path="/threads/thread_1/runs",
        body='{"assistant_id": "asst_1", "tool_choice": "none"}',
    ),
    Case(
        "threads.create_and_run",
        "create_thread_and_run",
        options={"assistant_id": "asst_1", "thread": {}},
        path="/threads/runs",
        body='{"assistant_id": "asst_1", "thread": {}}',
    ),
    Case("runs.list", "list_runs", ("thread_1",), path="/threads/thread_1/runs"),
    Case(
        "runs.retrieve",
        "retrieve_run",
        ("thread_1", "run_1"),
        path="/threads/thread_1/runs/run_1",
    ),
    Case(
        "runs.modify",
        "modify_run",
        ("thread_1", "run_1"),
        {"metadata": None},
        path="/threads/thread_1/runs/run_1",
        body='{"metadata": null}',
    ),
    Case(
        "runs.submit_tool_outputs",
        "submit_tool_outputs",
        ("thread_1", "run_1"),
        {"tool_outputs": [{"tool_call_id": "call_1", "output": "4"}]},
        path="/threads/thread_1/runs/run_1/submit_tool_outputs",
        body='{"tool_outputs": [{"tool_call_id": "call_1", "output": "4"}]}',
    ),
    Case(
        "runs.cancel",
        "cancel_run",
        ("thread_1", "run_1"),
        path="/threads/thread_1/runs/run_1/cancel",
    ),
    Case(
        "run_steps.list",
        "list_run_steps",
        ("thread_1", "run_1"),
        path="/threads/thread_1/runs/run_1/steps",
    ),
    Case(
        "run_steps.retrieve",
        "retrieve_run_step",
        ("thread_1", "run_1", "step_1"),
        path="/threads/thread_1/runs/run_1/steps/step_1",
    ),
    Case(
        "vector_stores.create",
        "create_vector_store",
        options={"name": "n", "extra_body": {"x": 1}},
        path="/vector_stores",
        body='{"name": "n", "x": 1}',
    ),
    Case("vector_stores.list", "list_vector_stores", path="/vector_stores"),
    Case("vector_stores.retrieve", "retrieve_vector_store", ("vs_1",), path="/vector_stores/vs_1"),
    Case(
        "vector_stores.modify",
        "modify_vector_store",
        ("vs_1",),
        {"name": None},
        path="/vector_stores/vs_1",
        body='{"name": null}',
    ),
    Case("vector_stores.delete", "delete_vector_store", ("vs_1",), path="/vector_stores/vs_1"),
    Case(
        "vector_store_files.create",
        "create_vector_store_file",
        ("vs_1",),
        {"file_id": "file-1"},
        path="/vector_stores/vs_1/files",
        body='{"file_id": "file-1"}',
    ),
    Case(
        "vector_store_files.list",
        "list_vector_store_files",
        ("vs_1",),
        {"filter": "failed"},
        path="/vector_stores/vs_1/files",
        query="filter=failed",
    ),
    Case(
        "vector_store_files.retrieve",
        "retrieve_vector_store_file",
        ("vs_1", "file-1"),
        path="/vector_stores/vs_1/files/file-1",
    ),
    Case(
        "vector_store_files.delete",
        "delete_vector_store_file",
        ("vs_1", "file-1"),
        path="/vector_stores/vs_1/files/file-1",
    ),
    Case(
        "file_batches.create",
        "create_file_batch",
        ("vs_1",),
        {"file_ids": ["file-1"]},
        path="/vector_stores/vs_1/file_batches",
        body='{"file_ids": ["file-1"]}',
    ),
    Case(
        "file_batches.retrieve",
        "retrieve_file_batch",
        ("vs_1", "vsfb_1"),
        path="/vector_stores/vs_1/file_batches/vsfb_1",
    ),
    Case(
        "file_batches.cancel",
        "cancel_file_batch",
        ("vs_1", "vsfb_1"),
        path="/vector_stores/vs_1/file_batches/vsfb_1/cancel",
    ),
    Case(
        "file_batches.list_files",
        "list_file_batch_files",
        ("vs_1", "vsfb_1"),
        path="/vector_stores/vs_1/file_batches/vsfb_1/files",
    ),
    Case("files.upload", "upload_file", ("text",), {"filename": "a.txt"}, path="/files"),
    Case("files.list", "list_files", options={"purpose": "p"}, path="/files", query="purpose=p"),
    Case("files.retrieve", "retrieve_file", ("file-1",), path="/files/file-1"),
    Case("files.content", "download_file", ("file-1",), path="/files/file-1/content"),
    Case("files.delete", "delete_file", ("file-1",), path="/files/file-1"),
]
