"""Whole objects and bodies to start from, each made anew."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from tests.contract.samples import full_object

Making = Callable[[str], dict[str, Any]]

_FUNCTION = {"name": "add", "description": "adds", "parameters": {"type": "object"}}
_OBJECTS: dict[str, dict[str, Any]] = {
    "assistant": {
        "id": "asst_1",
        "object": "assistant",
        "created_at": 1_700_000_000,
        "name": "Tutor",
        "description": None,
        "model": "gpt-4",
        "instructions": "Answer.",
        "tools": [{"type": "function", "function": _FUNCTION}],
        "file_ids": [],
        "metadata": {"a": "b"},
    },
    "assistant.file": {
        "id": "assistant-1",
        "object": "assistant.file",
        "created_at": 1_700_000_000,
        "assistant_id": "asst_1",
    },
    "thread": {
        "id": "thread_1",
        "object": "thread",
        "created_at": 1_700_000_000,
        "metadata": {},
    },
    "file": {
        "id": "assistant-1",
        "object": "file",
        "created_at": 1_700_000_000,
        "purpose": "assistants",
        "filename": "a.txt",
        "bytes": 3,
        "status": "processed",
    },
    "deleted": {"id": "thread_1", "object": "thread.deleted", "deleted": True},
    "list": {
        "object": "list",
        "data": [],
        "first_id": None,
        "last_id": None,
        "has_more": False,
    },
    "list.file": {"object": "list", "data": []},
    "error": {"error": {"message": "no", "type": "t", "param": None, "code": None}},
    "error.gateway": {"error": {"code": "404", "message": "Resource not found"}},
}
_BODIES: dict[str, dict[str, Any]] = {
    "assistants.create": {"model": "gpt-4"},
    "assistant_files.create": {"file_id": "assistant-1"},
    "messages.create": {"role": "user", "content": "hello"},
    "runs.create": {"assistant_id": "asst_1"},
    "threads.create_and_run": {"assistant_id": "asst_1"},
    "runs.submit_tool_outputs": {"tool_outputs": [{"tool_call_id": "call_1", "output": "3"}]},
    "vector_store_files.create": {"file_id": "assistant-1"},
    "file_batches.create": {"file_ids": ["assistant-1"]},
    "files.upload": {"file": b"abc", "purpose": "assistants"},
}


@pytest.fixture
def whole() -> Making:
    """An object of a kind that keeps the documented contract without a finding."""
    return lambda kind: deepcopy(_OBJECTS[kind]) if kind in _OBJECTS else full_object(kind)


@pytest.fixture
def sufficient() -> Making:
    """The least body of an operation that the contract takes."""
    return lambda operation: deepcopy(_BODIES.get(operation, {}))
