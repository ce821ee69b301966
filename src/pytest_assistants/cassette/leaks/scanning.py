"""The leak check: known values in any spelling, and anything that has the shape of a secret."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pytest_assistants.cassette.leaks.shapes import PERSONAL, SHAPES
from pytest_assistants.cassette.leaks.spellings import MIN_LENGTH, spellings
from pytest_assistants.cassette.leaks.views import views
from pytest_assistants.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_assistants.cassette.leaks.shapes import Shape

_FILE_NAME = "file name"
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Leak:
    """What was found: rule, place (``line 12``, ``file name``) and length; never the value."""

    rule: str
    place: str
    length: int


def find_leaks(
    data: bytes,
    *,
    name: str,
    known: Iterable[str],
    exempt: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Leak, ...]:
    """What must not be written under that name; empty where all is well.

    ``known`` are the values to look for everywhere; those under 8 characters are not. ``exempt``
    holds values that a user lets through, each with the written reason.

    Raises:
        SettingsError: an exemption has no reason.
    """
    _require_reasons(exempt)
    values = sorted({one for one in known if len(one) >= MIN_LENGTH and one not in exempt})
    text = _without(data.decode("utf-8", "replace"), exempt)
    name = _without(name, exempt)
    found = [*_in_text(text, values), *_in_views(text, values), *_in_name(name, values)]
    return tuple(dict.fromkeys(found))


def _require_reasons(exempt: Mapping[str, str]) -> None:
    if not all(value.strip() and reason.strip() for value, reason in exempt.items()):
        raise SettingsError(
            "an exemption from the leak check needs a value and a reason: "
            '{"the value": "why it may be public"}.'
        )


def _without(text: str, exempt: Mapping[str, str]) -> str:
    """The text without the exempt values; what stands around them is looked at all the same."""
    for value in sorted(exempt, key=len, reverse=True):
        text = text.replace(value, _NOTHING)
    return text


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
        for rule, _, length in _hits(reading, _spelled(values), (*SHAPES, *PERSONAL)):
            yield Leak(rule, _FILE_NAME, length)


def _spelled(values: list[str]) -> list[str]:
    return [spelling for value in values for spelling in spellings(value)]


def _hits(
    text: str, wanted: list[str], shapes: tuple[Shape, ...] = SHAPES
) -> Iterator[tuple[str, int, int]]:
    lowered = text.lower()
    for value in wanted:
        start = lowered.find(value.lower())
        if start >= 0:
            yield "known-value", start, len(value)
    for shape in shapes:
        for match in shape.found_in(text, lowered):
            yield shape.rule, match.start(), len(match[0])
