"""The operations on threads."""

from __future__ import annotations

from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.sources import THREADS_DELETE, THREADS_PAGE

_THREAD = "/threads/{thread_id}"

THREADS: tuple[Operation, ...] = (
    Operation(
        name="threads.create",
        method="POST",
        path="/threads",
        answers="thread",
        body="ThreadCreate",
        source=THREADS_PAGE,
    ),
    Operation(
        name="threads.retrieve",
        method="GET",
        path=_THREAD,
        answers="thread",
        source=THREADS_PAGE,
    ),
    Operation(
        name="threads.modify",
        method="POST",
        path=_THREAD,
        answers="thread",
        body="ThreadModify",
        source=THREADS_PAGE,
    ),
    Operation(
        name="threads.delete",
        method="DELETE",
        path=_THREAD,
        answers="thread.deleted",
        source=THREADS_DELETE,
    ),
)
