"""All that an emulator remembers: its store, its clock, its counters and its replies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator.memory.clock import EmulatorClock
from pytest_assistants.emulator.memory.identifiers import Identifiers
from pytest_assistants.emulator.memory.store import Record, Store
from pytest_assistants.emulator.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.paths import Dialect


@dataclass(frozen=True, slots=True)
class World:
    """What every noun works on."""

    store: Store = field(default_factory=Store)
    clock: EmulatorClock = field(default_factory=EmulatorClock)
    identifiers: Identifiers = field(default_factory=Identifiers)
    replies: Replies = field(default_factory=Replies)

    def make(
        self,
        kind: str,
        fields: Mapping[str, Any],
        *,
        dialect: Dialect,
        parent: str = "",
        content: bytes = b"",
    ) -> Record:
        """A new object of that kind, created now, with the next id."""
        identifier = self.identifiers.next(kind, dialect=dialect)
        now = self.clock.now
        return self.store.add(Record(kind, identifier, now, fields, parent, content))

    def reset(self) -> None:
        """Forget everything; what comes next comes as in a new world."""
        with self.store.lock:
            self.store.clear()
            self.clock.reset()
            self.identifiers.reset()
            self.replies.clear()
