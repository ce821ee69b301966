"""What is due to a request that does not come in its turn: by its spelling, or by its meaning."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pytest_assistants.cassette.matchers.canonical import Canonical, canonical
from pytest_assistants.cassette.matchers.unification import Bindings, renamed, translated, unify
from pytest_assistants.cassette.tracks.answers import Entry
from pytest_assistants.cassette.tracks.bindable import bindable, uuids_sent
from pytest_assistants.cassette.tracks.index import Index
from pytest_assistants.cassette.tracks.likeness import Likeness
from pytest_assistants.cassette.tracks.pages import EMPTY_PAGE, behind_the_last
from pytest_assistants.cassette.tracks.segments import Segments
from pytest_assistants.cassette.tracks.translation import in_live_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pytest_assistants.cassette.tracks.answers import Answers
    from pytest_assistants.wire import Interaction, Request, Response

_VERSION = "api-version"


class Disguise(Protocol):
    """A live request as the sanitizers would have recorded it."""

    def __call__(self, request: Request) -> Request:
        """The sanitized request."""
        ...


def nothing() -> tuple[tuple[str, str], ...]:
    """What was disguised by one who keeps no account of it."""
    return ()


class Found(NamedTuple):
    """What is due, its answer in the live client's terms, and whether all is as recorded."""

    entry: Entry
    response: Response
    is_literal: bool


class Lookup:
    """The recorded answers, found whatever the order is in which they are asked for."""

    def __init__(  # noqa: PLR0913 - what it needs to know of its session
        self,
        interactions: Sequence[Interaction],
        *,
        own: Callable[[str], bool],
        is_poll: Callable[[Request], bool],
        disguise: Disguise,
        disguised: Callable[[], Iterable[tuple[str, str]]] = nothing,
        ignored_api_version: str | None,
    ) -> None:
        self._ignored_api_version = ignored_api_version
        self._disguise, self._disguised_so_far = disguise, disguised
        self.entries = tuple(
            self._entry(position, interaction) for position, interaction in enumerate(interactions)
        )
        self._own = own
        self._segments = Segments(self.entries, is_poll=is_poll)
        self._index = Index(self._segments.answers)
        self._bindings = Bindings()
        self._literal: list[Entry] = []  # the UUIDs of which are not bound yet

    def repeat(self, number: int) -> None:
        """The first so many were played, one after the other."""
        for entry in self.entries[:number]:
            self._literally(self._index.exact(entry.form))
            self._segments.played(entry)

    def take(self, request: Request) -> Found | None:
        """What is due, reserved for this request; None is a miss."""
        spelled = self._literally(self._index.spelled(request))
        entry = spelled or self._meant(request)
        if entry is None:
            return None
        self._segments.played(entry)
        recorded = entry.interaction.response
        response = in_live_terms(recorded, self._bindings.live_of)
        return Found(entry, response, entry is spelled and response is recorded)

    def page_behind_the_last(self, request: Request) -> Response | None:
        """The empty page, where this asks for the one behind the last of a list."""
        asked = (translated(form, self._bindings) for form in self._readings(request))
        is_behind = bool(self._ends) and any(form.key in self._ends for form in asked)
        return EMPTY_PAGE if is_behind else None

    def left(self, of: Callable[[Answers], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        """What is left of all answers, in the order recorded."""
        left = [entry for answers in self._segments.answers for entry in of(answers)]
        return tuple(sorted(left, key=lambda entry: entry.position))

    def form(self, request: Request) -> Canonical:
        """The form in which requests are compared."""
        return canonical(request, ignored_api_version=self._ignored_api_version)

    # Most requests are spelled as they were recorded, and so none of these is ever needed.

    @cached_property
    def _bindable(self) -> frozenset[str]:
        return bindable([entry.interaction for entry in self.entries], self._own)

    @cached_property
    def _alike(self) -> Likeness:
        return Likeness(self._segments.answers, bindable=self._bindable)

    @cached_property
    def _versions(self) -> tuple[str, ...]:
        return _versions(self.entries)

    @cached_property
    def _ends(self) -> frozenset[bytes]:
        return frozenset(form.key for form in behind_the_last(self.entries))

    def _entry(self, position: int, interaction: Interaction) -> Entry:
        form = self.form(interaction.request)
        return Entry(position, form, form.key, interaction)

    def _meant(self, request: Request) -> Entry | None:
        """What means the same; the request is sanitized only where that finds nothing."""
        return self._due(self._readings(request)) or self._due(self._disguised(request))

    def _due(self, readings: Iterable[Canonical]) -> Entry | None:
        found = (self._find(form) for form in readings)
        return next((entry for entry in found if entry is not None), None)

    def _disguised(self, request: Request) -> Iterator[Canonical]:
        """As it would have been recorded; what was bound before stands there by that name."""
        forms = list(self._readings(self._disguise(request)))
        recorded_of = self._bindings.recorded_of
        told = ((new, recorded_of.get(raw, new)) for raw, new in self._disguised_so_far())
        names = {new: recorded for new, recorded in told if new != recorded}
        return (renamed(form, names) for form in forms)

    def _readings(self, request: Request) -> Iterator[Canonical]:
        """The request; where nobody chose its api-version, in each that was recorded too."""
        form = self.form(request)
        yield form
        if request.parameter(_VERSION) == self._ignored_api_version is not None:
            for version in self._versions:
                yield replace(form, query=tuple(sorted((*form.query, (_VERSION, version)))))

    def _find(self, form: Canonical) -> Entry | None:
        """The very request; or with ids that are bound already; or with more to be bound."""
        return (
            self._literally(self._index.exact(form))
            or _taken(self._index.exact(translated(form, self._bindings)))
            or self._bound(form)
        )

    def _literally(self, answers: Answers | None) -> Entry | None:
        """What answers a request as it was recorded, whose UUIDs stand for themselves."""
        entry = _taken(answers)
        if entry is not None:
            self._literal.append(entry)
        return entry

    def _bound(self, form: Canonical) -> Entry | None:
        """The earliest that fits; what is bound moves behind what nobody asked for yet."""
        while self._literal:
            for uuid in uuids_sent(self._literal.pop().interaction.request) & self._bindable:
                self._bindings.bind(uuid, uuid)
        for line in sorted(self._alike.of(form), key=lambda line: line[0].first.position):
            for answers in line:
                found = self._unified(answers, form)
                entry = answers.take() if found is not None else None
                if found is not None and entry is not None:
                    self._bindings.learn(found)
                    line.remove(answers)
                    line.append(answers)
                    return entry
        return None

    def _unified(self, answers: Answers, form: Canonical) -> Bindings | None:
        recorded = answers.first.form
        return unify(recorded, form, bindable=self._bindable, bindings=self._bindings)


def _taken(answers: Answers | None) -> Entry | None:
    return answers.take() if answers is not None else None


def _versions(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The api-versions that were recorded, each once."""
    pairs = (pair for entry in entries for pair in entry.form.query)
    return tuple(dict.fromkeys(value for name, value in pairs if name == _VERSION))
