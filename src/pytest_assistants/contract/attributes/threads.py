"""The fields of threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import METADATA, identity, row, tool_resources
from pytest_assistants.contract.sources import THREADS_PAGE

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

THREADS: tuple[Field, ...] = (
    *identity("thread", THREADS_PAGE),
    row("thread", "metadata", "map", THREADS_PAGE, limits=METADATA),
    *tool_resources("thread"),
)
