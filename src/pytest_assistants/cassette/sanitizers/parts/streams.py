"""Event streams: what comes in pieces is joined, cleaned, and cut where it was cut before."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.json_text import is_json_text, quoted, tokens
from pytest_assistants.cassette.sanitizers.encodings.layers import read_json_string
from pytest_assistants.cassette.sanitizers.findings import Finding, applied, shifted
from pytest_assistants.cassette.sanitizers.json_strings import quiet_texts
from pytest_assistants.cassette.sanitizers.own_uuids import settle_uuids
from pytest_assistants.cassette.sanitizers.parts.pieces import (
    DELTA,
    IDENTITY,
    WHOLE_FIELDS,
    glance_at,
)
from pytest_assistants.cassette.uuids import may_hold_uuid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.scrub import Scrub

_LINE = re.compile(r"(data:[ ]?)?([^\r\n]*)(\r\n|\r|\n|\Z)")
_PLAIN = ("plain",)


class Change(Protocol):
    """What becomes of the strings of a stream."""

    def leaf(self, field: str | None, value: str) -> str:
        """Of a line that stands for itself, under no name."""

    def leaf_findings(self, path: tuple[str, ...], value: str) -> list[Finding]:
        """In a string that stands at a path of names."""


@dataclass(slots=True)
class _Piece:
    """A string of the stream: where it stands, its value, and the text it is a part of."""

    start: int
    end: int
    value: str
    path: tuple[str, ...]
    whole: tuple[object, ...] | None
    is_json: bool = True


@dataclass(slots=True)
class _Line:
    prefix: str
    text: str
    ending: str
    pieces: list[_Piece] = field(default_factory=list)


def clean_stream(text: str, scrub: Scrub) -> str:
    """The stream with the same events; a secret in pieces stands in the event it begins in."""
    glance = glance_at(text) if scrub.known.has_defaults else None
    quiet = None if glance is None else quiet_texts(scrub, text, glance.data, glance.further)
    if quiet is not None:
        return quiet
    for line in _LINE.finditer(text) if may_hold_uuid(text) else ():
        if line[1] and may_hold_uuid(line[2]) and is_json_text(line[2]):
            settle_uuids(scrub, line[2], own=False)
    return in_pieces(text, scrub)


def in_pieces(text: str, change: Change) -> str:
    """The stream with the strings of its events changed, and what comes in pieces as a whole."""
    lines = [
        _Line(match[1] or "", match[2], match[3]) for match in _LINE.finditer(text) if match[0]
    ]
    for line in lines:
        line.pieces = list(_pieces(line))
    cut = _cut_pieces(lines, change)
    return "".join(line.prefix + _changed(line, cut, change) + line.ending for line in lines)


def _pieces(line: _Line) -> Iterator[_Piece]:
    """The strings of an event that has parts; none where the line stands for itself."""
    if not line.prefix or line.text == "[DONE]":
        return
    if not is_json_text(line.text):
        yield _Piece(0, len(line.text), line.text, (), _PLAIN, is_json=False)
        return
    if DELTA not in line.text and "\\u" not in line.text:
        return
    event = json.loads(line.text)
    wholes = list(_wholes(event))
    found = list(tokens(line.text))
    values = sum(1 for _, _, path in found if path)
    places = iter(wholes if len(wholes) == values else [None] * values)
    for start, inner, path in found:
        value = read_json_string(inner).text if "\\" in inner else inner
        whole = next(places) if path else None
        yield _Piece(start, start + len(inner), value, path, whole)


def _wholes(event: object) -> Iterator[tuple[object, ...] | None]:
    """For each string value in order, what it is a part of; None where it stands alone.

    A stream of choices is one completion, also where a gateway gives each event an id of its own.
    """
    named = event if isinstance(event, dict) and "choices" not in event else {}
    identity = tuple(repr(named.get(name)) for name in IDENTITY)
    for place in _places(event, ()):
        is_part = DELTA in place and place[-1] not in WHOLE_FIELDS
        yield (*identity, *place) if is_part else None


def _places(value: object, place: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _places(item, (*place, name))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            index = item.get("index", position) if isinstance(item, dict) else position
            yield from _places(item, (*place, index))
    elif isinstance(value, str) and place:
        yield place


def _cut_pieces(lines: list[_Line], change: Change) -> dict[int, str]:
    """What stands in for each piece that is part of something, by the piece's identity."""
    wholes: dict[tuple[object, ...], list[_Piece]] = defaultdict(list)
    for line in lines:
        for piece in line.pieces:
            if piece.whole is not None:
                wholes[piece.whole].append(piece)
    cut: dict[int, str] = {}
    for pieces in wholes.values():
        values = [piece.value for piece in pieces]
        for piece, value in zip(pieces, _joined(values, pieces[0].path, change), strict=True):
            # Of what is no JSON, a line may end a value as well as go on in the next event.
            alone = () if piece.is_json else change.leaf_findings((), value)
            cut[id(piece)] = applied(value, alone)
    return cut


def _joined(parts: list[str], path: tuple[str, ...], change: Change) -> list[str]:
    """The parts of one text, clean; a finding stands in the part where it begins."""
    findings = change.leaf_findings(path, "".join(parts))
    clean, at = [], 0
    for part in parts:
        end = at + len(part)
        inside = [
            Finding(max(a, at), min(b, end), text if a >= at else "")
            for a, b, text in findings
            if a < end and b > at
        ]
        clean.append(applied(part, shifted(inside, -at)))
        at = end
    return clean


def _changed(line: _Line, cut: dict[int, str], change: Change) -> str:
    if not line.pieces:
        return change.leaf(None, line.text)
    findings: list[Finding] = []
    for piece in line.pieces:
        new = cut.get(id(piece))
        if new is None:
            new = applied(piece.value, change.leaf_findings(piece.path, piece.value))
        if new != piece.value:
            text = quoted(new) if piece.is_json else new
            findings.append(Finding(piece.start, piece.end, text))
    return applied(line.text, findings)
