"""What a killed run left at the service, unmade by its journal: nothing that is not named there."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_assistants.factories.journal.leftovers import leftovers, note_undone
from pytest_assistants.factories.ledger import Entry, Ledger, Leftover
from pytest_assistants.wire import Interaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pytest_assistants.factories.creations import Creation
    from pytest_assistants.factories.journal.leftovers import JournalLeftovers, Unanswered
    from pytest_assistants.factories.undoing import Access, Send, Sleep

    AccessTo = Callable[[Creation], Access | None]

_THREAD: Final = "thread"
ELSEWHERE: Final = "it is not at the configured endpoint"


@dataclass(frozen=True, slots=True)
class Swept:
    """What became of what a journal names.

    Attributes:
        removed: what is gone now; in a dry run, what would be tried.
        left: what is still there, and why.
        unanswered: creations that were asked for and never answered: nobody knows their ids.
    """

    removed: tuple[Creation, ...]
    left: tuple[Leftover, ...]
    unanswered: tuple[Unanswered, ...]

    @property
    def is_done(self) -> bool:
        """Whether all that the journal names is gone."""
        return not self.left


def planned(found: JournalLeftovers, *, access_to: AccessTo) -> Swept:
    """What a sweep would try."""
    mine, others = _parted(found.made, access_to)
    return Swept(tuple(mine), tuple(others), found.unanswered)


def sweep(
    path: Path, *, access_to: AccessTo, send: Send, forget: bool = False, sleep: Sleep = time.sleep
) -> Swept:
    """Unmake what the journal names, and remove the journal if all of that is gone.

    Live runs are cancelled first; then everything goes as at a test's end: kind by kind, the
    newest first, not found counts as done. What is gone is noted in a journal that stays.

    Args:
        path: the journal of a run that is over.
        access_to: the access to the service that a thing is at; None where there is none.
        send: how a request is sent; may raise.
        forget: remove the journal although creations in it were never answered.
        sleep: how to pause before another attempt, in seconds.

    Raises:
        OSError: the journal cannot be read or written.
    """
    found = leftovers(path)
    mine, others = _parted(found.made, access_to)
    ledger = Ledger()
    for made, access in reversed(mine.items()):
        ledger.add(Entry(made, access.ask("DELETE", made.path)))
    _look_for_runs(mine, ledger, send)
    try:
        left = (*others, *ledger.close(send, sleep=sleep))
    finally:
        gone = tuple(_gone(mine, ledger.leftovers))
        for made in gone:
            note_undone(path, made)
    swept = Swept(gone, left, found.unanswered)
    if swept.is_done and (forget or not swept.unanswered):
        path.unlink()
    return swept


def _parted(
    every: Iterable[Creation], access_to: AccessTo
) -> tuple[dict[Creation, Access], list[Leftover]]:
    """What can be reached, newest first, and what cannot."""
    mine: dict[Creation, Access] = {}
    others = []
    for made in every:
        access = access_to(made)
        if access is None:
            others.append(Leftover(made.kind, made.id, ELSEWHERE, made.origin))
        else:
            mine[made] = access
    return mine, others


def _look_for_runs(mine: dict[Creation, Access], ledger: Ledger, send: Send) -> None:
    """Let the ledger see the latest runs of each thread: of these one may be at work."""
    for made, access in mine.items():
        if made.kind == _THREAD:
            request = access.ask("GET", f"{made.path}/runs")
            with contextlib.suppress(Exception):  # the thread is deleted all the same
                ledger.observe(Interaction(request, send(request)))


def _gone(mine: Iterable[Creation], left: Iterable[Leftover]) -> Iterator[Creation]:
    """What was unmade, or hung inside something that was."""
    still = {(one.kind, one.id, one.origin) for one in left}
    there = [made for made in mine if (made.kind, made.id, made.origin) in still]
    for made in mine:
        if made not in there and not any(made.inside(other) for other in there):
            yield made
