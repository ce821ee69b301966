"""Where recorded answers are looked up when a live request has other ids than the recorded one."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.canonical import digest
from pytest_assistants.cassette.stand_ins import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Answers

Place = tuple[str | int, ...]
Line = deque["Answers"]

_BLANK = ("blank",)


class Likeness:
    """Answers by what is left of their request's form without its bindable placeholders.

    A live request may differ from the recorded one where that holds a bindable placeholder. So the
    recorded ones stand under what is left of them without these places too, and a live request is
    looked up once for each set of places that occurs: few, however long the conversation is.
    """

    def __init__(self, answers: Iterable[Answers], *, bindable: frozenset[str]) -> None:
        self._by_shape: dict[tuple[str, int], dict[frozenset[Place], dict[bytes, Line]]] = (
            defaultdict(lambda: defaultdict(lambda: defaultdict(deque)))
        )
        for one in answers if bindable else ():
            form = one.first.form
            places = frozenset(_open_places(form, bindable))
            if places:
                self._by_shape[_shape(form)][places][_without(form, places)].append(one)

    def of(self, form: Canonical) -> Iterator[Line]:
        """The answers to requests that are equal but for what may be bound, as recorded."""
        for places, lines in self._by_shape.get(_shape(form), {}).items():
            line = lines.get(_without(form, places))
            if line is not None:
                yield line


def _shape(form: Canonical) -> tuple[str, int]:
    return form.method, len(form.path)


def _open_places(form: Canonical, bindable: frozenset[str]) -> Iterator[Place]:
    for place, leaf in _leaves(form.tree, ()):
        found = STAND_IN.finditer(leaf) if isinstance(leaf, str) else ()
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
