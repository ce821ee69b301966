"""A stream at a glance: what its pieces say together, and its lines that are no JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    Key = tuple[object, ...]

DELTA = "delta"
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
    if "\r" in text:
        return None
    others: set[str] = set()
    data: list[str] = []
    pieces: defaultdict[Key, list[str]] = defaultdict(list)
    for line in text.split("\n"):
        if line.startswith("data: {"):
            if not _gather(line[6:], pieces):
                return None
            data.append(line[6:])
        elif line not in ("", "data: [DONE]"):
            others.add(line)
    if any(line.startswith("data") or '"' in line for line in others):
        return None
    single = {piece.strip() for parts in pieces.values() for piece in parts}
    return Glance("\n".join(data), [*others, *map("".join, pieces.values()), *single])


def _gather(text: str, pieces: defaultdict[Key, list[str]]) -> bool:
    """Whether the text is JSON; its pieces go to those of the same text."""
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        return False
    delta = event.get(DELTA)
    if delta is None:
        return DELTA not in text or f'"{DELTA}"' not in text
    identity = tuple([str(event.get(name)) for name in IDENTITY])
    for place, piece in _strings(delta, (DELTA,)):
        pieces[(*identity, *place)].append(piece)
    return True


def _strings(value: object, place: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in WHOLE_FIELDS or not isinstance(item, str):
                yield from _strings(item, (*place, name))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            index = item.get("index", position) if isinstance(item, dict) else position
            yield from _strings(item, (*place, index))
