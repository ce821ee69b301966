"""What the pieces of an event stream say together."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TEXT = re.compile(r'"([a-z_]{1,40})": ?"((?:[^"\\]|\\.)*+)"')
_INDEX = re.compile(r'"index": ?(\d+)')


def joined(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each text that came in pieces, and its first piece's event; by field and place."""
    events = [line for line in lines if '"delta"' in line and line.lstrip().startswith("data:")]
    said: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for event in events:
        place = tuple(_INDEX.findall(event))
        for field, piece in _TEXT.findall(event):
            said[(field, *place)].append(piece)
    for pieces in said.values():
        yield events[0], "".join(pieces)
