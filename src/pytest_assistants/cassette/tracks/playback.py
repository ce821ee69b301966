"""A recorded conversation while it is played: each interaction once, polls as often as asked."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.matchers.canonical import Canonical, canonical
from pytest_assistants.cassette.matchers.unification import Bindings, translated, unify
from pytest_assistants.cassette.tracks.answers import Entry
from pytest_assistants.cassette.tracks.bindable import bindable
from pytest_assistants.cassette.tracks.contract_headers import told
from pytest_assistants.cassette.tracks.haste import hastened
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


class Playback:
    """Answers requests from a cassette; safe to ask from many threads."""

    def __init__(  # noqa: PLR0913 - what it needs to know of its session
        self,
        interactions: Sequence[Interaction],
        *,
        own: Callable[[str], bool],
        is_poll: Callable[[Request], bool],
        disguise: Disguise,
        ignored_api_version: str | None = None,
        clean: frozenset[int] = frozenset(),
    ) -> None:
        self._ignored_api_version = ignored_api_version
        self._disguise = disguise
        self.entries = tuple(
            self._entry(position, interaction) for position, interaction in enumerate(interactions)
        )
        self._own = own
        self._clean = clean
        self._segments = Segments(self.entries, is_poll=is_poll)
        self._index = Index(self._segments.answers)
        self._bindings = Bindings()
        self._played: set[int] = set()
        self._lock = threading.Lock()

    @property
    def played(self) -> frozenset[int]:
        """The positions that have been played."""
        return frozenset(self._played)

    @property
    def unplayed(self) -> tuple[Entry, ...]:
        """What nobody asked for, in the order recorded, without what is passed over on purpose.

        How often an object is polled is chance: of its states between two writes one is owed,
        and none once the second of them was played.
        """
        return self._left(lambda answers: answers.unplayed)

    @property
    def spare(self) -> tuple[Entry, ...]:
        """What could be left out: of states that are owed, not one alone but all."""
        return self._left(lambda answers: answers.spare)

    def answer(self, request: Request) -> Response | None:
        """The recorded response, reserved for this request; None is a miss."""
        played = self.play(request)
        return played[0] if played is not None else None

    def play(self, request: Request) -> tuple[Response, bool] | None:
        """The same, and whether this is an exchange that is known to be clean, to the letter."""
        with self._lock:
            spelled = _taken(self._index.spelled(request))
            entry = spelled or self._meant(request)
            if entry is None:
                return (EMPTY_PAGE, False) if self._is_behind_the_last(request) else None
            self._played.add(entry.position)
            self._segments.played(entry)
            recorded = entry.interaction.response
            response = in_live_terms(recorded, self._bindings.live_of)
            is_clean = (
                entry is spelled
                and response is recorded
                and entry.position in self._clean
                and _asks_the_same_contract(request, entry.interaction.request)
            )
            return hastened(response), is_clean

    def form(self, request: Request) -> Canonical:
        """The form in which this playback compares requests."""
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

    def _left(self, of: Callable[[Answers], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        with self._lock:
            left = [entry for answers in self._segments.answers for entry in of(answers)]
        return tuple(sorted(left, key=lambda entry: entry.position))

    def _entry(self, position: int, interaction: Interaction) -> Entry:
        form = self.form(interaction.request)
        return Entry(position, form, form.key, interaction)

    def _meant(self, request: Request) -> Entry | None:
        """What means the same; the request is sanitized only where that finds nothing."""
        return self._due(request) or self._due(self._disguise(request))

    def _due(self, request: Request) -> Entry | None:
        found = (self._find(form) for form in self._readings(request))
        return next((entry for entry in found if entry is not None), None)

    def _is_behind_the_last(self, request: Request) -> bool:
        asked = (translated(form, self._bindings) for form in self._readings(request))
        return bool(self._ends) and any(form.key in self._ends for form in asked)

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
            _taken(self._index.exact(form))
            or _taken(self._index.exact(translated(form, self._bindings)))
            or self._bound(form)
        )

    def _bound(self, form: Canonical) -> Entry | None:
        """The earliest that fits; what is bound moves behind what nobody asked for yet."""
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


def _asks_the_same_contract(live: Request, recorded: Request) -> bool:
    """Whether two requests of one spelling speak to one endpoint, in one generation of the API."""
    return live.url == recorded.url and told(live.headers).beta == told(recorded.headers).beta


def _taken(answers: Answers | None) -> Entry | None:
    return answers.take() if answers is not None else None


def _versions(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The api-versions that were recorded, each once."""
    pairs = (pair for entry in entries for pair in entry.form.query)
    return tuple(dict.fromkeys(value for name, value in pairs if name == _VERSION))
