"""Lists of lists in a JSON text: a cell stands under its column's name, or beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import tokens
from pytest_assistants.cassette.sanitizers.fields import labelled, tells
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_chosen,
    is_strong,
    looks_random,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    Token = tuple[int, str, tuple[str, ...]]

_HEADS = frozenset(
    ("columns", "headers", "header", "fields", "cols", "names", "keys", "columnNames")
)
_ROWS = frozenset(("rows", "data", "values", "records", "results", "result", "items"))


def named_strings(text: str) -> Iterator[Token]:
    """Where each string of a JSON text begins, what it says, and the names it stands under."""
    return labelled(_under_columns(text), text)


class _Table:
    """What is known of the list that is being read: its heads, its first row, and where in it."""

    def __init__(self) -> None:
        self.heads: list[str] = []
        self.first: dict[int, str] = {}
        self.row: dict[int, str] = {}
        self.path: tuple[str, ...] = ()
        self.at = 0

    def step(self, gap: str, path: tuple[str, ...], inner: str) -> None:
        """On to the next string, behind what parts it from the one before."""
        if path != self.path:
            self.first, self.row, self.path = {}, {}, path
        opened = gap.rfind("[")
        if opened >= 0:
            self.first = self.first or self.row
            self.row, self.at = {}, 0
        self.at += gap.count(",", opened + 1)
        self.row[self.at] = inner

    def head(self, path: tuple[str, ...], gap: str, inner: str) -> None:
        """One of the names of columns, each a string, or an object with a name."""
        named = path[-1:] == ("name",)
        if path[-1 - named : len(path) - named] and path[-1 - named] in _HEADS:
            self.heads = [inner] if "[" in gap else [*self.heads, inner]

    def name(self, inner: str) -> str | None:
        """What tells of the string: its column's head, its first row's, or the first beside it."""
        if self.path and self.path[-1] in _ROWS and self.at < len(self.heads):
            return self.heads[self.at]
        if not _is_odd(inner) or tells(inner):
            return None
        beside = self.row.get(0) if self.at else None
        names = [one for one in (self.first.get(self.at), beside) if one is not None]
        return next(filter(tells, names), None)


def _under_columns(text: str) -> Iterator[Token]:
    """The strings; cells whose columns tell of them stand under their names."""
    table, end = _Table(), 0
    for start, inner, path in tokens(text):
        gap, end = text[end : start - 1], start + len(inner) + 1
        if not path and text[end : end + 3].lstrip().startswith(":"):
            yield start, inner, path
            continue
        table.head(path, gap, inner)
        table.step(gap, path, inner)
        name = table.name(inner)
        yield start, inner, path if name is None or not tells(name) else (*path, name)


def _is_odd(value: str) -> bool:
    return is_chosen(value) or is_strong(value) or looks_random(value)
