"""The leak check: known values in any spelling, and anything that has the shape of a secret."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.exemptions import standing
from pytest_assistants.cassette.leaks.closing import (
    WITHIN_CODE,
    WITHIN_TEXT,
    closed,
    lowered,
    places,
)
from pytest_assistants.cassette.leaks.shapes import PERSONAL, SHAPES
from pytest_assistants.cassette.leaks.spellings import (
    MIN_LENGTH,
    both_ways,
    disguised,
    encoded,
    spellings,
)
from pytest_assistants.cassette.leaks.views import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pytest_assistants.cassette.leaks.shapes import Shape

    Span = tuple[int, int]

IN_NAME = "file name"
_NAME_DEPTH = 4
_MOST_IN_VIEWS = 100  # as many tell enough of a file, and each costs a search for its place
_LINE_END = re.compile("\n")


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
    secrets: Iterable[str] = (),
    exempt: Collection[str] = (),
) -> tuple[Leak, ...]:
    """What must not be written under that name; empty where all is well.

    ``known`` are the values to look for everywhere; those under 8 characters are not. Those that
    are ``secrets`` are also looked for apart, backwards and in rare spellings. What lies within one
    of the ``exempt`` values, where that stands by itself, is let through.
    """
    values = sorted({one for one in known if len(one) >= MIN_LENGTH and one not in exempt})
    hidden = frozenset(secrets)
    secret = [one for one in values if one in hidden]
    scan = _Scan(
        values=[lowered(spelling) for one in values for spelling in spellings(one)],
        ways=[way for one in secret for way in both_ways(one)],
        forms=[form for one in values for form in encoded(one)]
        + [form for one in secret for form in disguised(one)],
        exempt=standing(exempt),
    )
    text = data.decode("utf-8", "replace")
    found = [*scan.in_text(text), *scan.in_views(text), *scan.in_name(name)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Scan:
    """One check: the values looked for, as they stand and closed up, and where they may stand."""

    values: list[str]
    ways: list[bytes]
    forms: list[bytes]
    exempt: re.Pattern[str] | None

    def in_text(self, text: str) -> Iterator[Leak]:
        once = "\n".join(dict.fromkeys(text.split("\n")))  # a cassette says most lines many times
        hits = list(self._hits(text, once))
        ends = [match.end() for match in _LINE_END.finditer(text)] if hits else []
        for rule, start, length in hits:
            yield Leak(rule, f"line {bisect_right(ends, start) + 1}", length)

    def in_views(self, text: str) -> Iterator[Leak]:
        for source, rule, length in islice(self._hits_in_views(text), _MOST_IN_VIEWS):
            start = max(text.find(source), 0)
            yield Leak(rule, f"line {text.count(chr(10), 0, start) + 1}", length)

    def _hits_in_views(self, text: str) -> Iterator[tuple[str, str, int]]:
        for view in views(text):
            for rule, _, length in self._hits(view.text, view.text):
                yield view.source, rule, length

    def in_name(self, name: str) -> Iterator[Leak]:
        for reading in (name, *(view.text for view in views(name, depth=_NAME_DEPTH))):
            for rule, _, length in self._hits(reading, reading, (*SHAPES, *PERSONAL)):
                yield Leak(rule, IN_NAME, length)

    def _hits(
        self, text: str, once: str, shapes: tuple[Shape, ...] = SHAPES
    ) -> Iterator[tuple[str, int, int]]:
        """Rule, start and length: each value where it first stands, each shape everywhere.

        ``once`` is each line of the text once.
        """
        small = lowered(text)
        glance = small if once is text else lowered(once)
        free = [match.span() for match in self.exempt.finditer(text)] if self.exempt else []
        written = self._written(small, glance, free)
        for start, end in (*written, *self._disguised(text, small, free)):
            yield "known-value", start, end - start
        for shape in shapes:
            if shape.in_a_line and once is not text and not shape.stands_in(once, glance):
                continue
            for match in shape.found_in(text, small, glance):
                if not _lies_in(*match.span(), free):
                    yield shape.rule, match.start(), len(match[0])

    def _written(self, small: str, glance: str, free: list[Span]) -> Iterator[Span]:
        for value in self.values:
            if value in (small if "\n" in value else glance):
                yield from _first(_places(value, small), free)

    def _disguised(self, text: str, small: str, free: list[Span]) -> Iterator[Span]:
        letters = closed(small)
        for forms, gap in ((self.ways, WITHIN_TEXT), (self.forms, WITHIN_CODE)):
            for form in forms:
                if form in letters:
                    spans = (match.span() for match in places(form, text, gap=gap))
                    yield from _first(spans, free)


def _first(spans: Iterable[Span], free: list[Span]) -> Iterator[Span]:
    return islice((span for span in spans if not _lies_in(*span, free)), 1)


def _places(value: str, small: str) -> Iterator[Span]:
    start = small.find(value)
    while start >= 0:
        yield start, start + len(value)
        start = small.find(value, start + 1)


def _lies_in(start: int, end: int, spans: list[Span]) -> bool:
    return any(first <= start and end <= last for first, last in spans)
