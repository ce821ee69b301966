"""Processes that a test forks: nobody hears what they ask, so its parent is told that they did."""

from __future__ import annotations

import mmap
import os
from typing import TYPE_CHECKING

from pytest_assistants.errors import SentByChild

if TYPE_CHECKING:
    from pytest_assistants.session.track import Track
    from pytest_assistants.wire import Request

_ROOM = 4096


class Children:
    """A page of memory that processes share by being forked; the last word stands on it."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, _ROOM)

    def refusal(self, track: Track, shown: Request) -> SentByChild:
        """The error for the child, which its parent is told of; ``shown`` may be told."""
        error = SentByChild(
            f"{shown.method} {shown.path} was sent by a child process of {track.node}, "
            "whose requests are neither recorded nor replayed\n"
            "\n"
            "  Send it from a thread of the test,\n"
            "  or leave the test out of the kit and serve its child an emulator: "
            "pytest-assistants emulate"
        )
        self._page[:] = str(error).encode()[:_ROOM].ljust(_ROOM, b"\0")
        return error

    def take(self) -> str | None:
        """What a child was told since the last look."""
        if not self._page[0]:  # as after nearly every test
            return None
        told = self._page[:].rstrip(b"\0").decode(errors="ignore")
        self._page[:] = bytes(_ROOM)
        return told


def is_of_child(track: Track) -> bool:
    """Whether the running process was forked while this track's test ran, and is to be heard."""
    heard = track.plays or track.recording is not None or not track.is_live
    return heard and track.process != os.getpid()
