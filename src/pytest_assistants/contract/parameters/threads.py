"""The parameters of the operations on threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import V2_ONLY
from pytest_assistants.contract.parameters.messages import message
from pytest_assistants.contract.parameters.rows import metadata, path, row, tool_resources
from pytest_assistants.contract.sources import THREADS_DELETE, THREADS_PAGE

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

THREADS: tuple[Field, ...] = (
    row("threads.create", "messages", "array", THREADS_PAGE, default="[]"),
    *message("threads.create", "messages[]."),
    metadata("threads.create", THREADS_PAGE),
    *tool_resources("threads.create", THREADS_PAGE, V2_ONLY),
    *path("threads.retrieve", THREADS_PAGE, "thread_id"),
    *path("threads.modify", THREADS_PAGE, "thread_id"),
    metadata("threads.modify", THREADS_PAGE),
    *tool_resources("threads.modify", THREADS_PAGE, V2_ONLY),
    *path("threads.delete", THREADS_DELETE, "thread_id"),
)
