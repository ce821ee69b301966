"""Bytes to a cassette: this package's layout, stock vcrpy's, and its JSON serializer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.serializer import own_layout
from pytest_assistants.cassette.serializer.conflicts import CONFLICT, conflict_line
from pytest_assistants.errors import CorruptCassette

if TYPE_CHECKING:
    from pytest_assistants.cassette.serializer.format import Cassette
    from pytest_assistants.cassette.serializer.other_layouts import Fallback

MAX_BYTES = 64 * 2**20


def load(data: bytes, *, name: str, fallback: Fallback | None = None) -> Cassette:
    """The cassette of these bytes; ``name`` is what an error calls it.

    ``fallback`` reads text that holds tags, anchors or aliases, after the same caps were checked:
    stock vcrpy's own safe loader. Raises CorruptCassette and NewerCassette.
    """
    if len(data) > MAX_BYTES:
        raise corrupt(name, f"{len(data):,} bytes, where {MAX_BYTES:,} are the most")
    own = own_layout.read(data)
    if own is not None:
        return own
    from pytest_assistants.cassette.serializer import other_layouts  # noqa: PLC0415 - yaml is slow to import

    try:
        return other_layouts.read(data, name=name, fallback=fallback)
    except other_layouts.UNREADABLE as problem:
        line = conflict_line(data)
        told = other_layouts.described(problem) if line is None else f"{CONFLICT} on line {line}"
        raise corrupt(name, told) from problem


def corrupt(name: str, problem: str) -> CorruptCassette:
    """The error that says what is wrong with the cassette of that name, and what to do."""
    return CorruptCassette(
        f"{name} is no readable cassette: {problem}; "
        "restore the file, or move it away and record anew."
    )
