"""The emulator's clock: frozen until it is advanced, so that a test decides how time passes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

START = 1_748_736_000
"""Midnight of 2025-06-01, UTC."""


@dataclass(frozen=True, slots=True)
class Today:
    """The clock's day, in UTC, and whether somebody chose where the clock starts."""

    day: date
    is_chosen: bool


class EmulatorClock:
    """Whole seconds since the epoch; it moves only when told to."""

    def __init__(self, *, start: int | None = None) -> None:
        self._start = START if start is None else start
        self._is_chosen = start is not None
        self._elapsed = 0.0

    @property
    def now(self) -> int:
        """The moment every object created now bears as ``created_at``."""
        return self._start + int(self._elapsed)

    @property
    def today(self) -> Today:
        """The day of that moment."""
        return Today(datetime.fromtimestamp(self.now, UTC).date(), self._is_chosen)

    def advance(self, seconds: float) -> None:
        """Let time pass; fractions of a second add up.

        Raises:
            ValueError: ``seconds`` is negative.
        """
        if seconds < 0:
            raise ValueError(f"time cannot pass backwards: advance({seconds!r})")
        self._elapsed += seconds

    def reset(self) -> None:
        """Back to the moment of the start."""
        self._elapsed = 0.0
