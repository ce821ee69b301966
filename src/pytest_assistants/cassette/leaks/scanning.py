"""The leak check: known values in any spelling, and anything that has the shape of a secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.exemptions import standing
from pytest_assistants.cassette.leaks.shapes import PERSONAL, SHAPES
from pytest_assistants.cassette.leaks.spellings import MIN_LENGTH, spellings
from pytest_assistants.cassette.leaks.views import views

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator

    from pytest_assistants.cassette.leaks.shapes import Shape

IN_NAME = "file name"
_NAME_DEPTH = 4


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
    exempt: Collection[str] = (),
) -> tuple[Leak, ...]:
    """What must not be written under that name; empty where all is well.

    ``known`` are the values to look for everywhere; those under 8 characters are not. What lies
    within one of the ``exempt`` values, where that stands by itself, is let through.
    """
    values = sorted({one for one in known if len(one) >= MIN_LENGTH and one not in exempt})
    scan, text = _Scan(values, standing(exempt)), data.decode("utf-8", "replace")
    found = [*scan.in_text(text), *scan.in_views(text), *scan.in_name(name)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Scan:
    """One check: the values looked for, and where they may stand all the same."""

    values: list[str]
    exempt: re.Pattern[str] | None

    def in_text(self, text: str) -> Iterator[Leak]:
        for rule, start, length in self._hits(text, _spelled(self.values)):
            yield Leak(rule, f"line {text.count(chr(10), 0, start) + 1}", length)

    def in_views(self, text: str) -> Iterator[Leak]:
        """Decoded readings hold a value as it is; so no other spelling is looked for."""
        for view in views(text):
            for rule, _, length in self._hits(view.text, self.values):
                yield Leak(rule, f"line {view.line}", length)

    def in_name(self, name: str) -> Iterator[Leak]:
        readings = [name, *(view.text for view in views(name, depth=_NAME_DEPTH))]
        for reading in readings:
            for rule, _, length in self._hits(reading, _spelled(self.values), (*SHAPES, *PERSONAL)):
                yield Leak(rule, IN_NAME, length)

    def _hits(
        self, text: str, wanted: list[str], shapes: tuple[Shape, ...] = SHAPES
    ) -> Iterator[tuple[str, int, int]]:
        """Rule, start and length: each value where it first stands, each shape everywhere."""
        lowered = text.lower()
        free = [match.span() for match in self.exempt.finditer(text)] if self.exempt else []
        for value in wanted:
            places = _places(value.lower(), lowered)
            first = next((one for one in places if not _lies_in(one, len(value), free)), None)
            if first is not None:
                yield "known-value", first, len(value)
        for shape in shapes:
            for match in shape.found_in(text, lowered):
                if not _lies_in(match.start(), len(match[0]), free):
                    yield shape.rule, match.start(), len(match[0])


def _places(value: str, lowered: str) -> Iterator[int]:
    start = lowered.find(value)
    while start >= 0:
        yield start
        start = lowered.find(value, start + 1)


def _lies_in(start: int, length: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= start and start + length <= end for begin, end in spans)


def _spelled(values: list[str]) -> list[str]:
    return [spelling for value in values for spelling in spellings(value)]
