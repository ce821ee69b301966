"""A conversation while it is recorded: raw, in memory, never on disk."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.canonical import in_steady_order
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.order import Timed, in_canonical_order
from pytest_assistants.cassette.tracks.strands import Strand, current_strand
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pytest_assistants.cassette.known.known_values import KnownValues


@dataclass(slots=True)
class Recording:
    """What a track has heard so far; safe to fill from many threads.

    ``parents`` are the recordings of wide fixtures that were up meanwhile: what they created
    has their pseudonyms here too.
    """

    name: str
    parents: tuple[Recording, ...] = ()
    _table: Pseudonyms | None = None
    _pending: list[Timed] = field(default_factory=list)
    _sanitized: list[Interaction] = field(default_factory=list)
    _began: dict[int, Strand] = field(default_factory=dict)
    _home: int = field(default_factory=threading.get_ident)
    _ticks: count[int] = field(default_factory=count)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> int:
        """A request leaves; the number to hand back with its response."""
        with self._lock:
            tick = next(self._ticks)
            self._began[tick] = current_strand(home=self._home)
            return tick

    def finish(self, number: int, request: Request, response: Response) -> None:
        """The response to the request of that number."""
        with self._lock:
            strand, ended = self._began.pop(number), next(self._ticks)
            self._pending.append(Timed(number, ended, Interaction(request, response), strand))

    def sanitized(self, known: KnownValues) -> tuple[Interaction, ...]:
        """All finished interactions in canonical order, nothing in them secret.

        What one call has ordered stays; so the pseudonyms that a fixture's set-up was given
        hold while tests refer to them, long before the fixture's teardown is recorded.

        Raises:
            CassetteError: one cannot be read, and so not be cleared of secrets.
        """
        from pytest_assistants.cassette.sanitizers import sanitize  # noqa: PLC0415 - what replay hardly ever needs

        with self._lock:
            table = self._table = self._table or self._new_table(known)
            # All or none: what cannot be sanitized must not be missing unseen at the next call.
            self._sanitized += [
                _steady(sanitize(timed.interaction, table=table, known=known, key=self.name))
                for timed in in_canonical_order(self._pending, known_ids=table.known)
            ]
            self._pending = []
            return tuple(self._sanitized)

    def table(self, known: KnownValues) -> Pseudonyms:
        """The pseudonyms of all that was heard so far."""
        self.sanitized(known)
        return self._table or self._new_table(known)

    def _new_table(self, known: KnownValues) -> Pseudonyms:
        """A table that first reads those of the fixtures that were up beside this track."""
        return Pseudonyms(self.name, parents=[parent.table(known) for parent in self.parents])


def _steady(interaction: Interaction) -> Interaction:
    """The interaction, whatever race has filled the lists of its request."""
    sent = interaction.request
    body = in_steady_order(sent.body)
    return (
        interaction if body == sent.body else replace(interaction, request=replace(sent, body=body))
    )
