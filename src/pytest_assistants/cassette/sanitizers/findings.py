"""What is to be replaced in a text: places and what stands there instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.uuids import UUID, may_hold_uuid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_UUID = re.compile(rf"(?<![\w-]){UUID}(?![\w-])")
_TELLING = 8  # characters; less may stand elsewhere by chance


class Finding(NamedTuple):
    """From ``start`` to ``end``, in characters, ``text`` stands in."""

    start: int
    end: int
    text: str


def applied(text: str, findings: Iterable[Finding]) -> str:
    """The text after its findings, which are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, instead in findings:
        pieces += (text[at:start], instead)
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def without_overlaps(found: list[Finding]) -> list[Finding]:
    """In order; where two overlap, the longer stays."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def everywhere(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, and wherever else in the text the same stands, where only these are told."""
    found = {*spans}
    for value in {text[start:end] for start, end in spans}:
        if len(value) >= _TELLING and any(map(str.isdigit, value)):
            alone = rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])"
            found |= {one.span() for one in re.finditer(alone, text)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def outside_uuids(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that are no part of a UUID, in which no number of something else stands."""
    if not spans or not may_hold_uuid(text):
        return spans
    whole = [one.span() for one in _UUID.finditer(text)]
    return [
        (a, b)
        for a, b in spans
        if not any(at < b and a < end and (at < a or b < end) for at, end in whole)
    ]


def without_exempt(
    text: str, found: list[Finding], places: re.Pattern[str] | None
) -> list[Finding]:
    """The findings that do not lie within one of the places, where the user lets values through."""
    if places is None or not found:
        return found
    free = [match.span() for match in places.finditer(text)]
    return [one for one in found if not any(a <= one.start and one.end <= b for a, b in free)]


def with_digits(text: str, found: list[Finding]) -> list[Finding]:
    """The findings, each with the digits behind it, which its number would run into."""
    limits = [one.start for one in found[1:]]
    return [
        one._replace(end=_past_digits(text, one.end, limit)) if one.text[-1:].isdigit() else one
        for one, limit in zip(found, [*limits, len(text)], strict=True)
    ]


def _past_digits(text: str, at: int, limit: int) -> int:
    while at < limit and "0" <= text[at] <= "9":  # as in what stands in
        at += 1
    return at


def shifted(findings: Iterable[Finding], by: int) -> list[Finding]:
    """The findings of a part as findings of the whole."""
    return [Finding(start + by, end + by, text) for start, end, text in findings]


def with_gaps(
    text: str, found: Iterable[Finding], search: Callable[[str], list[Finding]]
) -> list[Finding]:
    """These findings, and what a search finds between them."""
    every, at = [], 0
    for finding in found:
        every += shifted(search(text[at : finding.start]), at)
        every.append(finding)
        at = finding.end
    return every + shifted(search(text[at:]), at)
