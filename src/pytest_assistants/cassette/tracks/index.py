"""Where recorded answers are looked up: by the meaning of a request, with or without its ids."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.canonical import digest
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.wire import is_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Answers
    from pytest_assistants.wire import Request

Place = tuple[str | int, ...]
Line = deque["Answers"]
Spelling = tuple[str, str, str, bytes]

_BLANK = ("blank",)


class Index:
    """Answers by the form of their request, and by its spelling, which is soon compared.

    A live request may differ from the recorded one where that holds a bindable placeholder. So the
    recorded ones stand under what is left of them without these places too, and a live request is
    looked up once for each set of places that occurs: few, however long the conversation is.
    """

    def __init__(self, answers: Iterable[Answers], *, bindable: frozenset[str]) -> None:
        self._by_key: dict[bytes, Answers] = {}
        self._by_spelling: dict[Spelling, Answers] = {}
        self._by_shape: dict[tuple[str, int], dict[frozenset[Place], dict[bytes, Line]]] = (
            defaultdict(lambda: defaultdict(lambda: defaultdict(deque)))
        )
        for one in answers:
            form = one.first.form
            self._by_key[one.first.key] = one
            for spelling in _spellings(one.first.interaction.request, form):
                self._by_spelling[spelling] = one
            places = frozenset(_open_places(form, bindable)) if bindable else frozenset()
            if places:
                self._by_shape[_shape(form)][places][_without(form, places)].append(one)

    def spelled(self, request: Request) -> Answers | None:
        """The answers to requests of this very spelling; most are spelled as they were recorded."""
        return self._by_spelling.get(_spelling(request, request.body))

    def exact(self, form: Canonical) -> Answers | None:
        """The answers to requests of this very meaning."""
        return self._by_key.get(form.key)

    def alike(self, form: Canonical) -> Iterator[Line]:
        """The answers to requests that are equal but for what may be bound, as recorded."""
        for places, lines in self._by_shape.get(_shape(form), {}).items():
            line = lines.get(_without(form, places))
            if line is not None:
                yield line


def _spelling(request: Request, body: bytes) -> Spelling:
    """What a form depends on, and nothing else."""
    return request.method, request.url, request.header("content-type") or "", body


def _spellings(request: Request, form: Canonical) -> Iterator[Spelling]:
    """As it stands in the cassette, and with JSON as clients write it: a cassette lays it out."""
    yield _spelling(request, request.body)
    if request.body and is_json(request.headers) and not isinstance(form.body, str):
        yield _spelling(request, json.dumps(form.body).encode())
        compact = json.dumps(form.body, ensure_ascii=False, separators=(",", ":"))
        yield _spelling(request, compact.encode("utf-8", "surrogatepass"))


def _shape(form: Canonical) -> tuple[str, int]:
    return form.method, len(form.path)


def _open_places(form: Canonical, bindable: frozenset[str]) -> Iterator[Place]:
    for place, leaf in _leaves(form.tree, ()):
        found = PLACEHOLDER.finditer(leaf) if isinstance(leaf, str) else ()
        if any(one[0] in bindable for one in found):
            yield place


def _leaves(value: object, place: Place) -> Iterator[tuple[Place, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, (*place, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, (*place, number))
    else:
        yield place, value


def _without(form: Canonical, places: frozenset[Place]) -> bytes:
    return digest(form.method, _blanked(form.tree, places, ()))


def _blanked(value: object, places: frozenset[Place], place: Place) -> object:
    if isinstance(value, dict):
        return {name: _blanked(item, places, (*place, name)) for name, item in value.items()}
    if isinstance(value, list):
        return [_blanked(item, places, (*place, at)) for at, item in enumerate(value)]
    return _BLANK if place in places else value
