"""What answers equal requests: each recorded answer once, or the states of an object in turn."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.wire import Interaction

BEGINNING = -1
"""Opens an object's first segment, in place of a write's position."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded interaction, the form it is matched by, and that form's key."""

    position: int
    form: Canonical
    key: bytes
    interaction: Interaction


class Answers(Protocol):
    """The recorded answers to requests of one form."""

    @property
    def first(self) -> Entry:
        """The earliest of them, played or not."""
        ...

    def take(self) -> Entry | None:
        """The answer that is due, reserved for whoever asks; None if there is none."""
        ...

    @property
    def unplayed(self) -> tuple[Entry, ...]:
        """What nobody asked for and somebody should have."""
        ...

    @property
    def spare(self) -> tuple[Entry, ...]:
        """All that could be left out, since it answers nobody."""
        ...


class Once:
    """Each answer once, in the order recorded."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.first = entries[0]
        self._left = deque(entries)

    def take(self) -> Entry | None:
        """The first that was not played."""
        return self._left.popleft() if self._left else None

    @property
    def unplayed(self) -> tuple[Entry, ...]:
        """All that is left."""
        return tuple(self._left)

    @property
    def spare(self) -> tuple[Entry, ...]:
        """The same."""
        return self.unplayed


class Polled:
    """The states of an object, parted by the writes that changed it.

    The reads of a segment are walked through, and its last one stays. A write opens the segment
    behind it, and what was not read before then never is.
    """

    def __init__(self, entries: Sequence[Entry], *, writes: Iterable[int]) -> None:
        self.first = entries[0]
        opening = sorted({BEGINNING, *writes})
        self._segments: dict[int, deque[Entry]] = {position: deque() for position in opening}
        for entry in entries:
            before = bisect_left(opening, entry.position) - 1
            self._segments[opening[before]].append(entry)
        self._open = BEGINNING
        self._unread = {position for position in opening if self._segments[position]}

    def take(self) -> Entry | None:
        """The state that is due; None where nothing was read since the write before."""
        segment = self._segments[self._open]
        self._unread.discard(self._open)
        if len(segment) > 1:
            return segment.popleft()
        return segment[0] if segment else None

    def written(self, position: int) -> None:
        """The write of that position was played; one that came late closes nothing again."""
        self._open = max(self._open, position)

    @property
    def unplayed(self) -> tuple[Entry, ...]:
        """One state of each segment that was not read at all and that no write has closed."""
        return tuple(self._segments[position][0] for position in self._owed)

    @property
    def spare(self) -> tuple[Entry, ...]:
        """All states of these segments."""
        return tuple(entry for position in self._owed for entry in self._segments[position])

    @property
    def _owed(self) -> list[int]:
        return sorted(position for position in self._unread if position >= self._open)
