"""Which threads and tasks were just told to come again: replay lets them come at once."""

from __future__ import annotations

import asyncio
import threading
import weakref


class Patience:
    """The track on which a thread or task last heard that it must wait.

    It holds until the next exchange there, not for one sleep alone: a loop may wait for its next
    poll in several steps. A task speaks for itself, and a thread for what runs in it without one.
    """

    def __init__(self) -> None:
        self._own = threading.local()
        self.is_needed = False
        """Whether anyone was ever told to wait; else there is nothing to take back."""

    def note(self, track: object | None) -> None:
        """The running thread or task heard an answer; on that track it must wait for another."""
        self.is_needed = True
        task = _task()
        if task is None:
            self._own.track = track
        else:
            self._tasks()[task] = track

    def track(self) -> object | None:
        """Where the running thread or task is waiting; None if it is not."""
        task = _task()
        return getattr(self._own, "track", None) if task is None else self._tasks().get(task)

    def _tasks(self) -> weakref.WeakKeyDictionary[asyncio.Task[object], object]:
        if not hasattr(self._own, "tasks"):
            self._own.tasks = weakref.WeakKeyDictionary()
        tasks: weakref.WeakKeyDictionary[asyncio.Task[object], object] = self._own.tasks
        return tasks


def _task() -> asyncio.Task[object] | None:
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None
