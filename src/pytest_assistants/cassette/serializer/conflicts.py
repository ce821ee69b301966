"""Where git has left two cassettes in one file."""

from __future__ import annotations

import re

CONFLICT = "it has an unresolved merge conflict"

_MARKER = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)


def conflict_line(data: bytes) -> int | None:
    """The line of the first marker of a merge; text of a cassette never begins its line."""
    marker = _MARKER.search(data)
    return data.count(b"\n", 0, marker.start()) + 1 if marker else None
