"""A recorded conversation while it is played: each interaction once, polls as often as asked."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.matchers.canonical import Canonical, canonical
from pytest_assistants.cassette.matchers.unification import Bindings, unify
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.cassette.tracks.haste import hastened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_assistants.wire import Interaction, Request, Response


class Disguise(Protocol):
    """A live request as the sanitizers would have recorded it."""

    def __call__(self, request: Request) -> Request:
        """The sanitized request."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded interaction and the form it is matched by."""

    position: int
    form: Canonical
    interaction: Interaction


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
        self._is_poll = is_poll
        self._disguise = disguise
        self.entries = tuple(
            Entry(position, self.form(interaction.request), interaction)
            for position, interaction in enumerate(interactions)
        )
        self._by_key: dict[bytes, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._by_key[entry.form.key].append(entry)
        self._bindable = _bindable(interactions, own)
        self._bindings = Bindings()
        self._played: set[int] = set()
        self._lock = threading.Lock()

    @property
    def played(self) -> frozenset[int]:
        """The positions that have been played."""
        return frozenset(self._played)

    def answer(self, request: Request) -> Response | None:
        """The recorded response, reserved for this request; None is a miss."""
        with self._lock:
            entry = self._find(request)
            if entry is None:
                return None
            self._played.add(entry.position)
            return hastened(self._in_live_terms(entry.interaction.response))

    def form(self, request: Request) -> Canonical:
        """The form in which this playback compares requests."""
        return canonical(request, ignored_api_version=self._ignored_api_version)

    def _find(self, request: Request) -> Entry | None:
        form = self.form(request)
        entry = self._exact(form) or self._bound(form)
        if entry is not None:
            return entry
        disguised = self.form(self._disguise(request))
        entry = self._bound(disguised)
        if entry is not None or not self._is_poll(request):
            return entry
        return self._last_poll(form) or self._last_poll(disguised)

    def _exact(self, form: Canonical) -> Entry | None:
        return next(
            (e for e in self._by_key.get(form.key, ()) if e.position not in self._played), None
        )

    def _bound(self, form: Canonical) -> Entry | None:
        for entry in self.entries:
            if entry.position not in self._played:
                found = unify(entry.form, form, bindable=self._bindable, bindings=self._bindings)
                if found is not None:
                    self._bindings = found
                    return entry
        return None

    def _last_poll(self, form: Canonical) -> Entry | None:
        """A polled object stays at its last recorded state, however often it is asked."""
        bound = self._bindable.intersection(self._bindings.live_of)
        recorded = [
            entry
            for entry in self.entries
            if unify(entry.form, form, bindable=bound, bindings=self._bindings) is not None
        ]
        return recorded[-1] if len(recorded) > 1 else None

    def _in_live_terms(self, response: Response) -> Response:
        live_of = {a: b for a, b in self._bindings.live_of.items() if a != b}
        if not live_of:
            return response
        body = response.body.decode("utf-8", "surrogateescape")
        translated = PLACEHOLDER.sub(lambda found: live_of.get(found[0], found[0]), body)
        return replace(response, body=translated.encode("utf-8", "surrogateescape"))


def _bindable(interactions: Sequence[Interaction], own: Callable[[str], bool]) -> frozenset[str]:
    """Placeholders of this track that no response introduced: they came from outside."""
    answered: set[str] = set()
    outside: set[str] = set()
    for interaction in interactions:
        request = interaction.request
        text = request.url + "\n" + request.body.decode("utf-8", "replace")
        sent = {found[0] for found in PLACEHOLDER.finditer(text)}
        outside |= {one for one in sent - answered if own(one)}
        answered |= _placeholders(interaction.response.body)
    return frozenset(outside)


def _placeholders(body: bytes) -> set[str]:
    return {found[0] for found in PLACEHOLDER.finditer(body.decode("utf-8", "replace"))}
