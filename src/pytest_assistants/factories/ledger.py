"""What must be unmade: fed with every exchange, whoever made it; undone kind by kind."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_assistants.factories import live_runs
from pytest_assistants.factories.creations import Creation, creations, deletion
from pytest_assistants.factories.thread_stores import ThreadStores
from pytest_assistants.factories.undoing import access_of, unmake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pytest_assistants import wire
    from pytest_assistants.factories.creations import Deletion
    from pytest_assistants.factories.live_runs import LiveRun
    from pytest_assistants.factories.undoing import Send, Sleep

_ORDER: Final = (
    "thread.message",
    "thread",
    "vector_store.file",
    "vector_store",
    "assistant.file",
    "file",
    "assistant",
)
_INTERRUPTED: Final = "the cleanup was interrupted"


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
        """The thing's ``object``: ``assistant``, ``thread``, ``vector_store``, ``file`` ..."""
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


_Content = tuple[dict[str, Entry], tuple[tuple[Entry, str], ...], dict[str, "LiveRun"]]


class Ledger:
    """What one track made and has not unmade; safe to feed from many threads.

    Exchanges are read when somebody asks what they made: in replay, where nothing is unmade, most
    never are.

    What hangs inside something else on the ledger (the file attached to an assistant) ends with it
    and is not undone on its own. A run that was not seen to end is cancelled before anything else,
    since the service may keep its thread locked; then comes one kind after the other: what uses
    others before what is used.
    """

    def __init__(self, unread: deque[wire.Interaction] | None = None) -> None:
        """Begin with these exchanges; whatever else comes to stand there is read too."""
        self._lock = threading.RLock()
        self._unread = deque() if unread is None else unread
        self._entries: dict[str, Entry] = {}
        self._runs: dict[str, LiveRun] = {}
        self._stores = ThreadStores()
        self._leftovers: tuple[tuple[Entry, str], ...] = ()

    def __repr__(self) -> str:
        return f"Ledger({len(self.entries)} entries, {len(self.leftovers)} leftovers)"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is there and must be unmade, newest first."""
        with self._read():
            return tuple(reversed(self._entries.values()))

    @property
    def live_runs(self) -> tuple[str, ...]:
        """The ids of the runs that were not seen to end."""
        with self._read():
            return tuple(run.id for run in self._runs.values())

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """What ``close`` could not unmake, in the order it tried."""
        with self._read():
            return tuple(_leftover(entry, reason) for entry, reason in self._leftovers)

    def observe(self, interaction: wire.Interaction) -> None:
        """Take note of what the exchange made or unmade; other exchanges change nothing."""
        self._unread.append(interaction)

    def add(self, entry: Entry) -> None:
        """A thing that is known from elsewhere, as newer than all that stands here."""
        with self._read():
            self._add(entry)

    def adopt(self, other: Ledger) -> None:
        """Take over what stands on the other ledger, as newer than all that stands here."""
        entries, leftovers, runs = other._give()
        with self._read():
            self._entries |= entries
            self._runs.update(runs)
            self._leftovers += leftovers
            self._stores.adopt(other._stores)

    def close(self, send: Send, *, sleep: Sleep = time.sleep) -> tuple[Leftover, ...]:
        """Unmake everything, kind by kind and the newest first, and tell what is left.

        One failure stops nothing. Not found counts as done; a transient answer or an exception is
        tried again, three times in all. What is left stays in ``leftovers`` and is not tried by a
        later call. If something else than an ``Exception`` ends the work, what was not done yet is
        left over too.

        Args:
            send: how an undo request is sent; may raise.
            sleep: how to pause before another attempt, in seconds.
        """
        self._add_thread_stores(send)
        pending = list(self._take())
        try:
            self._end_runs({entry.id for entry in pending}, send, sleep)
            while pending:
                failure = unmake(pending[0].undo, send, sleep)
                self._settle(pending.pop(0), failure)
        finally:
            for entry in pending:
                self._settle(entry, _INTERRUPTED)
        return self.leftovers

    @contextlib.contextmanager
    def _read(self) -> Iterator[None]:
        """Nobody else reads or writes, and no exchange is unread."""
        with self._lock:
            while self._unread:
                self._learn(self._unread.popleft())
            yield

    def _learn(self, interaction: wire.Interaction) -> None:
        for made in creations(interaction):
            self._add(Entry(made, access_of(interaction.request).ask("DELETE", made.path)))
        for run, is_over in live_runs.sightings(interaction):
            self._runs.pop(run.path, None)
            if not is_over:
                self._runs[run.path] = run
        self._stores.observe(interaction)
        gone = deletion(interaction)
        if gone is not None:
            self._end(gone)

    def _end_runs(self, threads: Collection[str], send: Send, sleep: Sleep) -> None:
        """End what is still at work; what cannot be ended ends with its thread, if that goes."""
        while self._runs:
            with self._lock:
                run = self._runs.pop(next(iter(self._runs)))
            failure = live_runs.end(run, send, sleep)
            if run.thread_id not in threads:
                self._settle(_entry_of(run), failure)

    def _add_thread_stores(self, send: Send) -> None:
        """Add what the service made for threads; a thread that does not tell is deleted anyway."""
        for entry in self.entries[::-1]:
            with contextlib.suppress(Exception):
                for made in self._stores.of(entry.undo, entry.id, send):
                    with self._lock:
                        self._add(Entry(made, access_of(entry.undo).ask("DELETE", made.path)))

    def _add(self, entry: Entry) -> None:
        self._entries.pop(entry.undo.url, None)
        self._entries[entry.undo.url] = entry

    def _end(self, gone: Deletion) -> None:
        self._entries = {url: e for url, e in self._entries.items() if not gone.ends(e.made)}
        self._leftovers = tuple(p for p in self._leftovers if not gone.ends(p[0].made))
        self._runs = {
            path: run for path, run in self._runs.items() if not gone.ends(_entry_of(run).made)
        }

    def _give(self) -> _Content:
        with self._read():
            given = self._entries, self._leftovers, self._runs
            self._entries, self._leftovers, self._runs = {}, (), {}
        return given

    def _take(self) -> tuple[Entry, ...]:
        """In the order of undoing; without what ends with another entry."""
        with self._read():
            entries, self._entries = tuple(reversed(self._entries.values())), {}
        alone = (
            entry
            for entry in entries
            if not any(entry.made.inside(other.made) for other in entries)
        )
        return tuple(sorted(alone, key=lambda entry: _ORDER.index(entry.kind)))

    def _settle(self, entry: Entry, failure: str | None) -> None:
        if failure is not None:
            with self._lock:
                self._leftovers += ((entry, failure),)


def _entry_of(run: LiveRun) -> Entry:
    ids = frozenset({"thread_id": run.thread_id, "run_id": run.id}.items())
    made = Creation(live_runs.KIND, run.id, run.access.origin, run.path, None, ids)
    return Entry(made, run.cancelling)


def _leftover(entry: Entry, reason: str) -> Leftover:
    return Leftover(entry.kind, entry.id, reason, entry.made.origin)
