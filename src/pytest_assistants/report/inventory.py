"""What a run saw of its cassettes; plain data, so that xdist workers can hand it over."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

T = TypeVar("T", str, int)
Place = tuple[str, str]


@dataclass(slots=True)
class Inventory:
    """What all processes of a run must agree on before anything is called unused.

    A cassette stands here as its folder and its name below that.

    Attributes:
        gaps: why the run cannot speak for the whole suite.
        named: the cassettes that tests and fixtures named while they ran.
        awaited: tests that say only while they run which cassette they have.
        met: tests that ran far enough to say it.
        unheld: by folder, the cassettes that no test and no fixture of the collection holds.
        spare: by cassette, the interactions that none of its tests asked for.
    """

    gaps: list[str] = field(default_factory=list)
    named: set[Place] = field(default_factory=set)
    awaited: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    unheld: dict[str, AbstractSet[str]] = field(default_factory=dict)
    spare: dict[Place, AbstractSet[int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def leave_out(self, gap: str) -> None:
        """The run does not speak for the whole suite."""
        if gap not in self.gaps:
            self.gaps.append(gap)

    def note_named(self, folder: Path, name: str) -> Place:
        """A test or a fixture has said which cassette it has: where that is."""
        here = place(folder, name)
        with self._lock:
            self.named.add(here)
        return here

    def note_unheld(self, folder: str, names: Iterable[str]) -> None:
        """One process found these; what any of them holds is held."""
        _agree(self.unheld, folder, names)

    def note_spare(self, place: Place, positions: Iterable[int]) -> None:
        """One more of its tests did not ask for these; what any asked for is not spare."""
        with self._lock:
            _agree(self.spare, place, positions)

    def orphans(self) -> list[Place]:
        """The cassettes that nobody plays, in order; none while somebody may still name one."""
        if self.gaps or self.awaited - self.met:
            return []
        named = {"/".join(one) for one in self.named}
        found = [(folder, name) for folder, names in self.unheld.items() for name in names]
        return sorted(one for one in found if "/".join(one) not in named)

    def as_data(self) -> dict[str, Any]:
        """The inventory as JSON-like data."""
        return {
            "gaps": self.gaps,
            "named": sorted(map(list, self.named)),
            "awaited": sorted(self.awaited),
            "met": sorted(self.met),
            "unheld": {folder: sorted(names) for folder, names in self.unheld.items()},
            "spare": [[*place, sorted(positions)] for place, positions in self.spare.items()],
        }

    def merge(self, data: Mapping[str, Any]) -> None:
        """Add what another process saw."""
        for gap in data["gaps"]:
            self.leave_out(gap)
        self.named |= {(folder, name) for folder, name in data["named"]}
        self.awaited |= set(data["awaited"])
        self.met |= set(data["met"])
        for folder, names in data["unheld"].items():
            self.note_unheld(folder, names)
        for folder, name, positions in data["spare"]:
            self.note_spare((folder, name), positions)


def place(folder: Path, name: str) -> Place:
    """A cassette, the same however its folder was spelled."""
    return os.path.abspath(folder), name  # noqa: PTH100 - resolve() would follow links


def _agree(told: dict[Any, AbstractSet[T]], key: object, values: Iterable[T]) -> None:
    """Keep what all who spoke of it have named."""
    found = frozenset(values)
    told[key] = told[key] & found if key in told else found
