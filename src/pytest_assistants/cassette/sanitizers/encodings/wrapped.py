"""Base64 over several lines, whatever decorates them: quotations, code, numbers, logs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.sanitizers.encodings.blobs import WHOLE, instead_of
from pytest_assistants.cassette.sanitizers.findings import Finding, without_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.encodings.blobs import Clean

_SIGN = "[A-Za-z0-9+/_-]"
_MIN_LINE = 16
_ENOUGH = re.compile(_SIGN + "{16}")
_LINE_END = re.compile(r"\r\n?|\n|(?:\\{1,4}r)?\\{1,4}n")  # also as strings of code have it
_TAIL = re.compile(
    rf"(?<!{_SIGN})(?P<run>{_SIGN}++)(?P<pad>={{0,2}})[ \t\"'`\\|&,;+)\]}}>*_]{{0,8}}\Z"
)
_STRING_END = re.compile(r"\W{1,8}")
_DECORATION = re.compile(r"\W{0,80}")
_NUMBERED = re.compile(r"(?=[^\d]{0,119}\d).{1,120}")
_VARYING = re.compile(r"\d+|\s+")
_EVEN = re.compile("[A-Za-z0-9+/]+={0,2}")


class _Run(NamedTuple):
    """A run at the end of a line: where it stands, and what in front of it, numbers as noughts."""

    start: int
    end: int
    before: str
    is_last: bool

    @property
    def shape(self) -> str:
        """What may stand in front of the next line too."""
        return _VARYING.sub(lambda one: "0" if one[0].isdecimal() else " ", self.before)


def may_be_wrapped(text: str) -> bool:
    """Whether there may be such lines."""
    return ("\n" in text or "\\n" in text or "\r" in text) and _ENOUGH.search(text) is not None


def wrapped(text: str, clean: Clean) -> list[Finding]:
    """The blocks that hide something once they are joined."""
    found: list[Finding] = []
    for block in _blocks(text):
        ways = [
            (instead, spans)
            for spans in _spans(text, block)
            if (instead := instead_of("".join(text[a:b] for a, b in spans), clean)) is not None
        ]
        if ways:  # what can be read as text was cut so
            instead, spans = next((one for one in ways if one[0] != WHOLE), ways[0])
            found += _replaced(text, spans, instead)
    return found


def with_blocks(text: str, found: list[Finding]) -> list[Finding]:
    """The findings; one in some lines of a block of even lines is one of them all."""
    if not (found and may_be_wrapped(text)):
        return found
    wide: list[Finding] = []
    for block in _blocks(text):
        inside = _within(found, block[0].start, block[-1].end)
        if inside and _is_even(text, block) and not all(_within(found, a, b) for a, b, *_ in block):
            start, end = min(block[0].start, inside[0].start), max(block[-1].end, inside[-1].end)
            wide.append(Finding(start, end, inside[0].text))
    return without_overlaps([*wide, *found]) if wide else found


def _within(found: list[Finding], start: int, end: int) -> list[Finding]:
    """Those that lie in a place, or reach into it."""
    first = bisect_right(found, start, key=lambda one: one.end)
    return found[first : bisect_left(found, end, key=lambda one: one.start)]


def _is_even(text: str, block: list[_Run]) -> bool:
    """Whether all lines but the last are as long, and none has a sign of other things' names."""
    lengths = {one.end - one.start for one in block[:-1]}
    runs = (text[one.start : one.end] for one in block)
    return len(lengths) == 1 and all(map(_EVEN.fullmatch, runs))


def _replaced(text: str, spans: list[tuple[int, int]], instead: str) -> Iterator[Finding]:
    """One finding over all lines; where words or numbers stand in front of them, one a line."""
    between = (text[end:start] for (_, end), (start, _) in pairwise(spans))
    (first, end), (_, last) = spans[0], spans[-1]
    if not any(any(map(str.isalnum, _LINE_END.sub("", one))) for one in between):
        yield Finding(first, last, instead)
        return
    yield Finding(first, end, instead)
    yield from (Finding(a, b, "") for a, b in spans[1:])


def _spans(text: str, block: list[_Run]) -> Iterator[list[tuple[int, int]]]:
    """Where the runs may stand: each line of a diff has a mark, and the first may be a label."""
    spans = [(one.start, one.end) for one in block]
    below = spans[1:]
    for lines in (spans, below):
        if len({text[start] for start, _ in lines}) == 1 and text[lines[0][0]] in "+-":
            yield [(start + 1, end) for start, end in lines]
    yield spans
    if block[0].shape != block[1].shape:
        yield below


def _blocks(text: str) -> Iterator[list[_Run]]:
    """Two lines or more that may be one run."""
    block: list[_Run] = []
    for start, line in _lines(text):
        if block and _STRING_END.fullmatch(line):
            continue
        run = _run(start, line, is_open=bool(block))
        if run is not None and block and _goes_on(text, block, run):
            block.append(run)
            continue
        if len(block) > 1:
            yield block
        block = [run] if run is not None and run.end - run.start >= _MIN_LINE else []
    if len(block) > 1:
        yield block


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for one in _LINE_END.finditer(text):
        yield at, text[at : one.start()]
        at = one.end()
    yield at, text[at:]


def _run(start: int, line: str, *, is_open: bool) -> _Run | None:
    """The run at a line's end; a short one only where it may end a block."""
    tail = _TAIL.search(line) if is_open or len(line) >= _MIN_LINE else None
    if tail is None:
        return None
    is_last = tail["pad"] != "" or len(tail["run"]) < _MIN_LINE
    return _Run(start + tail.start(), start + tail.end("pad"), line[: tail.start()], is_last)


def _goes_on(text: str, block: list[_Run], run: _Run) -> bool:
    """Whether a line is one more of the block; words may stand in front of its first alone."""
    word = text[run.start : run.end]
    if block[-1].is_last or (run.is_last and word.isalpha() and word[1:].islower()):
        return False
    if len(block) > 1 or _DECORATION.fullmatch(run.before) is None:
        numbered = _DECORATION.fullmatch(run.before) or _NUMBERED.fullmatch(run.before)
        return numbered is not None and run.shape == block[-1].shape
    return True
