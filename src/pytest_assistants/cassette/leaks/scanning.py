"""The leak check: known values in any spelling, and anything that has the shape of a secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.leaks.shapes import SHAPES
from pytest_assistants.cassette.leaks.spellings import MIN_LENGTH, spellings
from pytest_assistants.cassette.leaks.views import views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FILE_NAME = "file name"


@dataclass(frozen=True, slots=True)
class Leak:
    """What was found: rule, place (``line 12``, ``file name``) and length; never the value."""

    rule: str
    place: str
    length: int


def find_leaks(data: bytes, *, name: str, known: Iterable[str]) -> tuple[Leak, ...]:
    """What must not be written under that name; empty where all is well.

    ``known`` are the values to look for everywhere; those under 8 characters are not.
    """
    values = sorted({value for value in known if len(value) >= MIN_LENGTH})
    text = data.decode("utf-8", "replace")
    found = [*_in_text(text, values), *_in_views(text, values), *_in_name(name, values)]
    return tuple(dict.fromkeys(found))


def _in_text(text: str, values: list[str]) -> Iterator[Leak]:
    for rule, start, length in _hits(text, _spelled(values)):
        yield Leak(rule, f"line {text.count(chr(10), 0, start) + 1}", length)


def _in_views(text: str, values: list[str]) -> Iterator[Leak]:
    """Decoded readings hold a value as it is; so no other spelling is looked for."""
    for view in views(text):
        for rule, _, length in _hits(view.text, values):
            yield Leak(rule, f"line {view.line}", length)


def _in_name(name: str, values: list[str]) -> Iterator[Leak]:
    readings = [name, *(view.text for view in views(name))]
    for reading in readings:
        for rule, _, length in _hits(reading, _spelled(values)):
            yield Leak(rule, _FILE_NAME, length)


def _spelled(values: list[str]) -> list[str]:
    return [spelling for value in values for spelling in spellings(value)]


def _hits(text: str, wanted: list[str]) -> Iterator[tuple[str, int, int]]:
    lowered = text.lower()
    for value in wanted:
        start = lowered.find(value.lower())
        if start >= 0:
            yield "known-value", start, len(value)
    for shape in SHAPES:
        for match in shape.found_in(text, lowered):
            yield shape.rule, match.start(), len(match[0])
