"""The emulator's clock: frozen until it is advanced, so that a test decides how time passes."""

from __future__ import annotations

from datetime import UTC, date, datetime

START = 1_748_736_000
"""Midnight of 2025-06-01, UTC."""


class EmulatorClock:
    """Whole seconds since the epoch; it moves only when told to."""

    def __init__(self, *, start: int = START) -> None:
        self._start = start
        self._elapsed = 0.0

    @property
    def now(self) -> int:
        """The moment every object created now bears as ``created_at``."""
        return self._start + int(self._elapsed)

    @property
    def day(self) -> date:
        """The day of that moment, in UTC."""
        return datetime.fromtimestamp(self.now, UTC).date()

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
