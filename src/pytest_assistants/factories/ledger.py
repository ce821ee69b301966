"""What must be unmade: fed with every exchange, whoever made it; undone newest first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_assistants import wire
from pytest_assistants.factories.creations import (
    GONE,
    Creation,
    creation,
    deletion,
    undoing,
)

if TYPE_CHECKING:
    from pytest_assistants.factories.creations import Deletion

Send = Callable[[wire.Request], wire.Response]
Sleep = Callable[[float], object]

_CREDENTIALS: Final = frozenset(
    {
        "api-key",
        "authorization",
        "ocp-apim-subscription-key",
        "openai-beta",
        "openai-organization",
        "openai-project",
    }
)
_PARAMETERS: Final = frozenset({"api-version", "subscription-key"})
_PAUSES: Final = (0.1, 0.4)
_TRANSIENT: Final = frozenset({408, 409, 429, *range(500, 600)})


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing on the ledger, and the request that unmakes it.

    The request carries the credentials of the one that made the thing, in memory only: it is no
    part of the entry's text.
    """

    made: Creation
    undo: wire.Request = field(repr=False, compare=False)

    @property
    def kind(self) -> str:
        """The thing's ``object``: ``assistant``, ``thread``, ``file``, ``assistant.file``."""
        return self.made.kind

    @property
    def id(self) -> str:
        """The thing's id."""
        return self.made.id


@dataclass(frozen=True, slots=True)
class Leftover:
    """A thing that could not be unmade, and why."""

    kind: str
    id: str
    reason: str
    origin: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id} at {self.origin}: {self.reason}"


class Ledger:
    """What one track made and has not unmade; safe to feed from many threads.

    What hangs inside something else on the ledger (the file attached to an assistant) ends with it
    and is not undone on its own.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: tuple[Entry, ...] = ()
        self._leftovers: tuple[tuple[Entry, str], ...] = ()

    def __repr__(self) -> str:
        return f"Ledger({len(self.entries)} entries, {len(self.leftovers)} leftovers)"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is there and must be unmade, newest first."""
        return self._entries[::-1]

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """What ``close`` could not unmake, in the order it tried."""
        return tuple(_leftover(entry, reason) for entry, reason in self._leftovers)

    def observe(self, interaction: wire.Interaction) -> None:
        """Take note of what the exchange made or unmade; other exchanges change nothing."""
        made, gone = creation(interaction), deletion(interaction)
        if made is not None:
            self._add(Entry(made, _undo(made, interaction.request)))
        if gone is not None:
            self._end(gone)

    def adopt(self, other: Ledger) -> None:
        """Take over what stands on the other ledger, as newer than all that stands here."""
        entries, leftovers = other._give()
        with self._lock:
            self._entries += entries
            self._leftovers += leftovers

    def close(self, send: Send, *, sleep: Sleep = time.sleep) -> tuple[Leftover, ...]:
        """Unmake everything, newest first, and tell what is left.

        One failure stops nothing. Not found counts as done; a transient answer or an exception is
        tried again, three times in all. What is left stays in ``leftovers`` and is not tried by a
        later call. If something else than an ``Exception`` ends the work, what was not done yet is
        left over too.

        Args:
            send: how an undo request is sent; may raise.
            sleep: how to pause before another attempt, in seconds.
        """
        pending = list(self._take())
        try:
            while pending:
                failure = _attempt(pending[0].undo, send, sleep)
                self._settle(pending.pop(0), failure)
        finally:
            for entry in pending:
                self._settle(entry, "the cleanup was interrupted")
        return self.leftovers

    def _add(self, entry: Entry) -> None:
        with self._lock:
            known = (other for other in self._entries if other.undo.url != entry.undo.url)
            self._entries = (*known, entry)

    def _end(self, gone: Deletion) -> None:
        with self._lock:
            self._entries = tuple(e for e in self._entries if not gone.ends(e.made))
            self._leftovers = tuple(p for p in self._leftovers if not gone.ends(p[0].made))

    def _give(self) -> tuple[tuple[Entry, ...], tuple[tuple[Entry, str], ...]]:
        with self._lock:
            given = self._entries, self._leftovers
            self._entries, self._leftovers = (), ()
        return given

    def _take(self) -> tuple[Entry, ...]:
        """Newest first; without what ends with another entry."""
        with self._lock:
            entries, self._entries = self._entries[::-1], ()
        return tuple(
            entry
            for entry in entries
            if not any(entry.made.inside(other.made) for other in entries)
        )

    def _settle(self, entry: Entry, failure: str | None) -> None:
        if failure is not None:
            with self._lock:
                self._leftovers += ((entry, failure),)


def _undo(made: Creation, request: wire.Request) -> wire.Request:
    return undoing(
        made,
        query=tuple(pair for pair in request.query if pair[0].lower() in _PARAMETERS),
        headers=tuple(pair for pair in request.headers if pair[0].lower() in _CREDENTIALS),
    )


def _leftover(entry: Entry, reason: str) -> Leftover:
    return Leftover(entry.kind, entry.id, reason, entry.made.origin)


def _attempt(request: wire.Request, send: Send, sleep: Sleep) -> str | None:
    """Why the thing is still there, or None."""
    failure, again = _once(request, send)
    for pause in _PAUSES:
        if not again:
            break
        sleep(pause)
        failure, again = _once(request, send)
    return failure


def _once(request: wire.Request, send: Send) -> tuple[str | None, bool]:
    try:
        response = send(request)
    except Exception as error:  # noqa: BLE001 - one failure must not stop the rest
        # The type alone: an exception's text may repeat the request and its credentials.
        return type(error).__name__, True
    if response.ok or response.status in GONE:
        return None, False
    return f"answered {response.status}", response.status in _TRANSIENT
