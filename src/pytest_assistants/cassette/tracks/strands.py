"""Where a request comes from: a thread, a task, what runs there one after another."""

from __future__ import annotations

import asyncio
import sys
import threading
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Strand:
    """A line of work; zeros stand for the track's own thread, no event loop and no task."""

    thread: int = 0
    loop: int = 0
    task: int = 0

    def keeps_time_with(self, other: Strand) -> bool:
        """Whether the clock orders the two, rather than a scheduler.

        Tasks of one loop may take turns in any order, and so may threads; but the track's own
        thread starts the others and waits for them, and a thread's loops follow one another.
        """
        if self.thread == other.thread:
            return self == other or self.loop != other.loop
        return 0 in (self.thread, other.thread)


HOME = Strand()


def current_strand(*, home: int) -> Strand:
    """The running strand; ``home`` is the identifier of the track's own thread."""
    thread = threading.get_ident()
    own = 0 if thread == home else thread
    return Strand(own, *(_asyncio_task() or _trio_task() or ()))


def _asyncio_task() -> tuple[int, int] | None:
    """The running loop and task."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return None
    return (id(task.get_loop()), id(task)) if task else None


def _trio_task() -> tuple[int, int] | None:
    trio: Any = sys.modules.get("trio")
    if trio is None:
        return None
    try:
        return id(trio.lowlevel.current_root_task()), id(trio.lowlevel.current_task())
    except RuntimeError:
        return None
