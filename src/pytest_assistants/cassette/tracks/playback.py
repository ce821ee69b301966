"""A recorded conversation while it is played: each interaction once, polls as often as asked."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.matchers.canonical import Canonical, canonical
from pytest_assistants.cassette.matchers.unification import Bindings, translated, unify
from pytest_assistants.cassette.tracks.answers import Entry
from pytest_assistants.cassette.tracks.bindable import bindable
from pytest_assistants.cassette.tracks.haste import hastened
from pytest_assistants.cassette.tracks.index import Index
from pytest_assistants.cassette.tracks.segments import Segments
from pytest_assistants.cassette.tracks.translation import in_live_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_assistants.cassette.tracks.answers import Answers
    from pytest_assistants.wire import Interaction, Request, Response


class Disguise(Protocol):
    """A live request as the sanitizers would have recorded it."""

    def __call__(self, request: Request) -> Request:
        """The sanitized request."""
        ...


class Playback:
    """Answers requests from a cassette; safe to ask from many threads."""

    def __init__(
        self,
        interactions: Sequence[Interaction],
        *,
        own: Callable[[str], bool],
        is_poll: Callable[[Request], bool],
        disguise: Disguise,
        ignored_api_version: str | None = None,
    ) -> None:
        self._ignored_api_version = ignored_api_version
        self._disguise = disguise
        self.entries = tuple(
            Entry(position, self.form(interaction.request), interaction)
            for position, interaction in enumerate(interactions)
        )
        self._bindable = bindable(interactions, own)
        self._segments = Segments(self.entries, is_poll=is_poll)
        self._index = Index(self._segments.answers, bindable=self._bindable)
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
        with self._lock:
            left = [entry for answers in self._segments.answers for entry in answers.unplayed]
        return tuple(sorted(left, key=lambda entry: entry.position))

    def answer(self, request: Request) -> Response | None:
        """The recorded response, reserved for this request; None is a miss."""
        with self._lock:
            form = self.form(request)
            entry = self._find(form) or self._find(self.form(self._disguise(request)))
            if entry is None:
                return None
            self._played.add(entry.position)
            self._segments.played(entry)
            return hastened(in_live_terms(entry.interaction.response, self._bindings.live_of))

    def form(self, request: Request) -> Canonical:
        """The form in which this playback compares requests."""
        return canonical(request, ignored_api_version=self._ignored_api_version)

    def _find(self, form: Canonical) -> Entry | None:
        """The very request; or with ids that are bound already; or with more to be bound."""
        return (
            _taken(self._index.exact(form))
            or _taken(self._index.exact(translated(form, self._bindings)))
            or self._bound(form)
        )

    def _bound(self, form: Canonical) -> Entry | None:
        """The earliest that fits; what is bound moves behind what nobody asked for yet."""
        for line in sorted(self._index.alike(form), key=lambda line: line[0].first.position):
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
