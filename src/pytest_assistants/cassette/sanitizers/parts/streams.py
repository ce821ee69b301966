"""Event streams: what comes in pieces is joined, cleaned, and cut where it was cut before."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.json_text import is_json_text, quoted, tokens
from pytest_assistants.cassette.sanitizers.encodings.layers import read_json_string
from pytest_assistants.cassette.sanitizers.findings import Finding, applied
from pytest_assistants.cassette.sanitizers.json_strings import quiet_texts
from pytest_assistants.cassette.sanitizers.own_uuids import settle_uuids
from pytest_assistants.cassette.sanitizers.parts.events import Block, blocks_of, cut, lines_of
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

_PLAIN = ("plain",)


class Change(Protocol):
    """What becomes of the strings of a stream."""

    def leaf_findings(self, path: tuple[str, ...], value: str) -> list[Finding]:
        """In a string that stands at a path of names; in a line, which stands at none."""


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
class _Event:
    block: Block
    text: str
    pieces: list[_Piece]


def clean_stream(text: str, scrub: Scrub) -> str:
    """The stream with the same events; a secret in pieces stands in the event it begins in."""
    glance = glance_at(text) if scrub.known.has_defaults else None
    quiet = None if glance is None else quiet_texts(scrub, text, glance.data, glance.further)
    if quiet is not None:
        return quiet
    for block in blocks_of(lines_of(text)) if may_hold_uuid(text) else ():
        if block.is_data and may_hold_uuid(said := block.text) and is_json_text(said):
            settle_uuids(scrub, said, own=False)
    return in_pieces(text, scrub)


def in_pieces(text: str, change: Change) -> str:
    """The stream with the strings of its events changed, and what comes in pieces as a whole."""
    lines = lines_of(text)
    events = [_event(block) for block in blocks_of(lines)]
    cut_pieces = _cut_pieces(events, change)
    for event in events:
        event.block.take(_changes(event, cut_pieces, change))
    return "".join(line.prefix + line.text + line.ending for line in lines)


def _event(block: Block) -> _Event:
    text = block.text
    return _Event(block, text, list(_pieces(text)) if block.is_data else [])


def _pieces(text: str) -> Iterator[_Piece]:
    """The strings of an event that has parts; none where it stands for itself."""
    if text == "[DONE]":
        return
    if not is_json_text(text):
        yield _Piece(0, len(text), text, (), _PLAIN, is_json=False)
        return
    if DELTA not in text and "\\u" not in text:
        return
    event = json.loads(text)
    wholes = list(_wholes(event))
    found = list(tokens(text))
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


def _cut_pieces(events: list[_Event], change: Change) -> dict[int, str]:
    """What stands in for each piece that is part of something, by the piece's identity."""
    wholes: dict[tuple[object, ...], list[_Piece]] = defaultdict(list)
    for event in events:
        for piece in event.pieces:
            if piece.whole is not None:
                wholes[piece.whole].append(piece)
    new: dict[int, str] = {}
    for pieces in wholes.values():
        values = [piece.value for piece in pieces]
        findings = change.leaf_findings(pieces[0].path, "".join(values))
        for piece, value in zip(pieces, cut(values, findings), strict=True):
            # Of what is no JSON, a line may end a value as well as go on in the next event.
            alone = () if piece.is_json else change.leaf_findings((), value)
            new[id(piece)] = applied(value, alone)
    return new


def _changes(event: _Event, cut_pieces: dict[int, str], change: Change) -> list[Finding]:
    """What is to be replaced in what the event says."""
    if not event.pieces:
        return change.leaf_findings((), event.text)
    findings: list[Finding] = []
    for piece in event.pieces:
        new = cut_pieces.get(id(piece))
        if new is None:
            new = applied(piece.value, change.leaf_findings(piece.path, piece.value))
        if new != piece.value:
            text = quoted(new) if piece.is_json else new
            findings.append(Finding(piece.start, piece.end, text))
    return findings
