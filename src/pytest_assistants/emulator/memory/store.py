"""What the emulator holds: every object as a frozen record, on the shelf of its kind and parent."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Record:
    """One object: who it is, when it was made, and its fields in no api-version's shape.

    ``parent`` is the id of the object it belongs to, ``sequence`` its place in the order of
    creation, ``content`` the bytes of a file.
    """

    kind: str
    id: str
    created_at: int
    fields: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    parent: str = ""
    content: bytes = b""
    sequence: int = 0


class Store:
    """Records by kind, parent and id. Whoever reads and then writes holds ``lock`` meanwhile."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._shelves: dict[tuple[str, str], dict[str, Record]] = {}
        self._sequence = 0

    def add(self, record: Record) -> Record:
        """Put a record on its shelf, last in the order of creation; the same id is replaced."""
        with self.lock:
            self._sequence += 1
            shelved = replace(record, sequence=self._sequence)
            self._shelves.setdefault((record.kind, record.parent), {})[record.id] = shelved
            return shelved

    def find(self, kind: str, id: str, *, parent: str = "") -> Record | None:  # noqa: A002 - the wire's own name
        """The record of that id, or None."""
        with self.lock:
            return self._shelves.get((kind, parent), {}).get(id)

    def update(self, record: Record, changes: Mapping[str, Any]) -> Record:
        """The same object with some fields changed; it keeps its place."""
        with self.lock:
            changed = replace(record, fields={**record.fields, **changes})
            self._shelves[record.kind, record.parent][record.id] = changed
            return changed

    def remove(self, record: Record) -> None:
        """Take a record off its shelf; one that is gone already is no error."""
        with self.lock:
            self._shelves.get((record.kind, record.parent), {}).pop(record.id, None)

    def remove_all(self, kind: str, *, parent: str) -> None:
        """Take every record of one kind off the shelf of its parent."""
        with self.lock:
            self._shelves.pop((kind, parent), None)

    def select(self, kind: str, *, parent: str = "") -> list[Record]:
        """The records of one shelf, oldest first; those of the same second by creation."""
        with self.lock:
            return sorted(self._shelves.get((kind, parent), {}).values(), key=_age)

    def everywhere(self, kind: str) -> list[Record]:
        """The records of one kind whatever their parents, oldest first."""
        with self.lock:
            return sorted(self._of(kind), key=_age)

    def clear(self) -> None:
        """Forget everything, and the order of creation with it."""
        with self.lock:
            self._shelves.clear()
            self._sequence = 0

    def _of(self, kind: str) -> Iterator[Record]:
        for (shelf, _), records in self._shelves.items():
            if shelf == kind:
                yield from records.values()


def _age(record: Record) -> tuple[int, int]:
    return record.created_at, record.sequence
