"""A stream at a glance: what its pieces say together, and its lines that are no JSON."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    Key = tuple[object, ...]

DELTA = "delta"
_HOLDERS = (dict, list)
_ESCAPED_NAME = re.compile(r"\\u00[0-7]")  # which may be spelled so
_WHOLE_FIELDS_TEXT = """
    type id role object status name file_id file_name filename assistant_id thread_id run_id
    item_id event
    """
WHOLE_FIELDS = frozenset(_WHOLE_FIELDS_TEXT.split())
IDENTITY = ("type", "object", "id", "item_id", "output_index", "content_index", "summary_index")


class Glance(NamedTuple):
    """What a stream says.

    Attributes:
        data: its JSON, a line an event.
        further: each text that came in pieces, whole; each piece by itself; lines that are no data.
    """

    data: str
    further: list[str]


def glance_at(text: str) -> Glance | None:
    """The stream at a glance; None where it has to be read line by line."""
    if "\r" in text or "\0" in text:
        return None
    lines = text.split("\n")
    data = [line[6:] for line in lines if line.startswith("data: {")]
    others = {one for one in {*lines} if not one.startswith("data: {")} - {"", "data: [DONE]"}
    events = _events(data)
    if events is None or any(line.startswith("data") or '"' in line for line in others):
        return None
    pieces: defaultdict[Key, list[str]] = defaultdict(list)
    with_parts = [event for event in events if DELTA in event]
    if text.count(f'"{DELTA}"') != len(with_parts) or _ESCAPED_NAME.search(text):
        return None
    for event in with_parts:
        _gather(event[DELTA], (*map(str, map(event.get, IDENTITY)), DELTA), pieces)
    single = {piece.strip() for parts in pieces.values() for piece in parts}
    return Glance("\n".join(data), [*others, *map("".join, pieces.values()), *single])


def _events(data: list[str]) -> list[dict[str, object]] | None:
    """What lines of JSON say, read in one go; None if one is no object."""
    try:
        events = json.loads(f"[{','.join(data)}]")
    except (ValueError, RecursionError):
        return None
    whole = len(events) == len(data) and all(type(event) is dict for event in events)
    return events if whole else None


def _gather(value: object, place: Key, pieces: defaultdict[Key, list[str]]) -> None:
    """Each string that is a part of something goes to the parts of the same text."""
    if isinstance(value, str):
        pieces[place].append(value)
    elif isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(item, str):
                if isinstance(item, _HOLDERS):  # most others are numbers
                    _gather(item, (*place, name), pieces)
            elif name not in WHOLE_FIELDS:
                pieces[*place, name].append(item)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            index = item.get("index", position) if isinstance(item, dict) else position
            _gather(item, (*place, index), pieces)
