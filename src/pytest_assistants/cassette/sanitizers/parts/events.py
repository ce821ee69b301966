"""The lines of an event stream; those that are the data of one event are read together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import is_json_text
from pytest_assistants.cassette.sanitizers.parts.pieces import DELTA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pytest_assistants.cassette.sanitizers.findings import Finding

_LINE = re.compile(r"((?:\A\ufeff)?data:[ ]?)?([^\r\n]*)(\r\n|\r|\n|\Z)")
_OPENERS = frozenset("{[")


@dataclass(slots=True)
class Line:
    """A line of a stream: ``data:`` or nothing, what follows, and its end."""

    prefix: str
    text: str
    ending: str


@dataclass(slots=True)
class Block:
    """Lines that say one thing, mostly one alone; ``gap`` is what stands between two as read."""

    lines: list[Line]
    gap: str = ""

    @property
    def is_data(self) -> bool:
        """Whether it is what an event says."""
        return bool(self.lines[0].prefix)

    @property
    def text(self) -> str:
        """What the lines say."""
        return self.gap.join(line.text for line in self.lines)

    def take(self, findings: Sequence[Finding]) -> None:
        """Let the lines say the same after these findings, which lie between the gaps if any."""
        parts = [line.text + self.gap for line in self.lines]
        for line, new in zip(self.lines, cut(parts, findings), strict=True):
            line.text = new.removesuffix(self.gap)


def lines_of(stream: str) -> list[Line]:
    """The lines of a stream, whatever they end with."""
    return [Line(one[1] or "", one[2], one[3]) for one in _LINE.finditer(stream) if one[0]]


def blocks_of(lines: Iterable[Line]) -> Iterator[Block]:
    """The data of each event that is one JSON text in several lines; all other lines alone."""
    data: list[Line] = []
    for line in lines:
        if line.prefix:
            data.append(line)
            continue
        if not line.text:
            yield from _together(data)
            data = []
        yield Block([line])
    yield from _together(data)


def _together(data: list[Line]) -> list[Block]:
    """The lines as the standard joins them, if that is JSON; or, of pieces, as they were cut."""
    if len(data) > 1 and data[0].text.lstrip()[:1] in _OPENERS:
        for gap in ("\n", ""):
            block = Block(data, gap)
            if (gap or DELTA in block.text) and is_json_text(block.text):
                return [block]
    return [Block([line]) for line in data]


def cut(parts: Iterable[str], findings: Sequence[Finding]) -> Iterator[str]:
    """The parts of one text after its findings; one over several stands where it begins."""
    at, number = 0, 0
    for part in parts:
        done, end, pieces = at, at + len(part), list[str]()
        while number < len(findings) and findings[number].start < end:
            start, stop, instead = findings[number]
            pieces += (part[done - at : max(start, done) - at], instead if start >= at else "")
            done = min(stop, end)
            if stop > end:
                break
            number += 1
        yield "".join((*pieces, part[done - at :]))
        at = end
