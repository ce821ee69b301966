"""A conversation that is repeated to the letter: request after request, as it was recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.tracks.contract_headers import told
from pytest_assistants.wire import is_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.wire import Request

Letters = tuple[str, str, str, bytes]

_LAYOUT = b" \n"
_PARTED = re.compile(rb"[^{}\[\],:\s]\s+[^{}\[\],:\s]")


class Turns:
    """The recorded requests in a row; as long as each comes in its turn, nothing is looked up.

    Whose turn it is is the earliest of all that are left. So it is the one that is due among the
    requests of its meaning too, and among the polls of its object.
    """

    def __init__(self, requests: Iterable[Request]) -> None:
        self._row = [_letters(request, compact=True) for request in requests]
        self.over = 0
        """How many were played."""

    @property
    def are_over(self) -> bool:
        """Whether all were played."""
        return self.over == len(self._row)

    def take(self, request: Request) -> int | None:
        """The position of the request whose turn it is, if this is one, to the letter."""
        if self.are_over:
            return None
        turn = self._row[self.over]
        if turn != _letters(request) and turn != _letters(request, compact=True):
            return None
        self.over += 1
        return self.over - 1


def _letters(request: Request, *, compact: bool = False) -> Letters:
    """What tells the meaning of a request, and nothing else."""
    body = compacted(request.body) if compact and is_json(request.headers) else request.body
    return request.method, request.url, told(request.headers).content_type, body


def compacted(text: bytes) -> bytes:
    """JSON without spaces and newlines between its pieces; what may be none stays as it is."""
    if b"\0" in text:
        return text
    escaped = b"\\" in text
    if escaped:  # JSON has no NUL
        text = text.replace(b"\\\\", b"\0\1").replace(b'\\"', b"\0\2")
    parts = text.split(b'"')  # outside of strings at even places, inside at odd
    outside = b'"'.join(parts[::2])
    if len(parts) % 2 and not _PARTED.search(outside):
        parts[::2] = outside.translate(None, _LAYOUT).split(b'"')
    text = b'"'.join(parts)
    return text.replace(b"\0\2", b'\\"').replace(b"\0\1", b"\\\\") if escaped else text
