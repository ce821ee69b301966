"""Of a track that has ended, what a page shows: sanitized as a cassette is, and bounded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize, sanitize_request
from pytest_assistants.cassette.wording.unplayed import told_entry
from pytest_assistants.errors import CassetteError
from pytest_assistants.report.conversation import conversations
from pytest_assistants.report.page.bodies import hidden
from pytest_assistants.report.page.content import Case, Exchange, Thread, Turn
from pytest_assistants.report.page.gathering import bodiless
from pytest_assistants.report.page.sightings import exchange_of, finding_of, line
from pytest_assistants.session.judging import judge
from pytest_assistants.session.unplayed import left_unplayed
from pytest_assistants.wire import Interaction, Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.report.page.content import Finding
    from pytest_assistants.report.page.sightings import Sighting
    from pytest_assistants.session.knowledge import Knowledge
    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track
    from pytest_assistants.session.watching import Watch

MOST_EXCHANGES = 200
MOST_THREADS = 20
MOST_TURNS = 200
MOST_LINES = 50
MOST_OF_BODIES = 200_000  # characters of a case

_Clean = tuple[Request, "Interaction | None"]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Turns tracks into cases.

    Attributes:
        knowledge: what is secret.
        shelf: where cassettes stand.
        watch: what was seen on the tracks.
    """

    knowledge: Knowledge
    shelf: Shelf
    watch: Watch

    def account(self, track: Track, case: Case) -> Case:
        """The case with all that its track tells; the case's own texts are clean already."""
        seen = self.watch.take(track)
        shown = _ends(seen)
        witness = _Witness(self.knowledge, track, Pseudonyms(track.name))
        told = [witness.tell(*both, start=seen[0].began) for both in shown]
        heard = [interaction for _, interaction in told if interaction is not None]
        return replace(
            case,
            node=witness.clean(case.node),
            cassette=witness.clean(track.shown_path),
            exchanges=_bounded([exchange for exchange, _ in told]),
            left_out=len(seen) - len(shown),
            threads=tuple(witness.threads(heard)),
            leftovers=witness.lines(map(str, track.ledger.leftovers)),
            unplayed=witness.lines(map(told_entry, left_unplayed(track, shelf=self.shelf))),
        )


@dataclass(frozen=True, slots=True)
class _Witness:
    """Speaks of one track, with one table of pseudonyms."""

    knowledge: Knowledge
    track: Track
    table: Pseudonyms

    def tell(
        self, number: int, sighting: Sighting, *, start: float
    ) -> tuple[Exchange, Interaction | None]:
        """The exchange, and the interaction as a cassette would hold it."""
        findings = tuple(self._findings(sighting))
        try:
            request, interaction = self._sanitized(sighting)
        except CassetteError:
            return self._unreadable(number, sighting, start, findings), None
        exchange = exchange_of(
            sighting,
            number=number,
            start=start,
            clean=self.clean,
            request=request,
            response=interaction.response if interaction is not None else None,
            findings=findings,
        )
        return exchange, interaction

    def clean(self, text: str) -> str:
        """A text as clean as a cassette."""
        return self.knowledge.redacted(text, table=self.table, config=self.track.config)

    def lines(self, texts: Iterator[str]) -> tuple[str, ...]:
        """Sentences, as many as are read."""
        told = [line(text, self.clean) for text in texts]
        more = [f"… and {len(told) - MOST_LINES} more"] if len(told) > MOST_LINES else []
        return (*told[:MOST_LINES], *more)

    def threads(self, heard: Sequence[Interaction]) -> Iterator[Thread]:
        """What was said, on the last threads and at the last, as much as is read."""
        for thread, turns in list(conversations(heard).items())[-MOST_THREADS:]:
            kept = [
                Turn(one.who, line(one.text, self.clean), one.is_message)
                for one in turns[-MOST_TURNS:]
            ]
            yield Thread(line(thread, self.clean), tuple(kept))

    def _sanitized(self, sighting: Sighting) -> tuple[Request, Interaction | None]:
        known = self.knowledge.under(self.track.config)
        name = self.track.name
        if sighting.response is None:
            request = sanitize_request(sighting.request, table=self.table, known=known, key=name)
            return request, None
        interaction = Interaction(sighting.request, sighting.response)
        clean = sanitize(interaction, table=self.table, known=known, key=name)
        return clean.request, clean

    def _unreadable(
        self, number: int, sighting: Sighting, start: float, findings: tuple[Finding, ...]
    ) -> Exchange:
        """What cannot be sanitized is not shown."""
        reason = "not shown, since it cannot be read and so cannot be cleared of secrets"
        nothing = Request("?", "")
        exchange = exchange_of(
            sighting,
            number=number,
            start=start,
            clean=self.clean,
            request=nothing,
            response=None,
            findings=findings,
        )
        size = len(sighting.request.body)
        status = sighting.response.status if sighting.response is not None else 0
        return replace(exchange, request=hidden(size, reason), status=status)

    def _findings(self, sighting: Sighting) -> Iterator[Finding]:
        """What the contract says; of what is not whole, or was not the API's, nothing."""
        if sighting.response is None or sighting.response.truncated is not None:
            return
        if sighting.fate == "faulted":
            return
        exchange = Interaction(sighting.request, sighting.response)
        found = judge([exchange], judgement=self.track.judgement, expected=self.track.expected)
        for verdict, violations in (
            ("violation", found.failing),
            ("refused", found.explaining),
            ("note", found.notes),
            ("drift", found.drift),
        ):
            for one in violations:
                yield finding_of(one, verdict=verdict, clean=self.clean)


def _ends(seen: Sequence[Sighting]) -> list[tuple[int, Sighting]]:
    """The first and the last of many, with their numbers."""
    numbered = list(enumerate(seen, start=1))
    half = MOST_EXCHANGES // 2
    return numbered if len(seen) <= MOST_EXCHANGES else [*numbered[:half], *numbered[-half:]]


def _bounded(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The exchanges, without bodies from where they became too many; the last ones count most."""
    left, kept = MOST_OF_BODIES, []
    for one in reversed(exchanges):
        left -= len(one.request.text) + len(one.response.text)
        kept.append(one if left >= 0 else bodiless(one))
    return tuple(reversed(kept))
