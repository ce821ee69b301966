"""Bytes that were written to be printed: hex dumps with their offsets, uuencode, ASCII85."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAIR = "[0-9A-Fa-f]{2}"
_ROW = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Fa-f]{4,16}:?[ \t]{1,3}"
    rf"(?P<wide>(?P<tight>{_PAIR}(?: ?{_PAIR}){{0,63}}+)(?: {{2}}{_PAIR}(?: ?{_PAIR}){{0,7}}+)?)"
)
_BEGINS_WITH_ROW = re.compile(rf"\W*{_ROW.pattern}")
_BEGIN = re.compile(r"begin [0-7]{3} [^\n]{1,255}\n")
_LINE = re.compile(r"[^\n]+")
_ASCII85 = re.compile(r"<~[!-uz\s]{5,}+~>")


def printed(text: str, lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Where each block that was printed begins, and its bytes; ``lines`` are those of the text."""
    rows = list(_ROW.finditer(text)) if any(map(_BEGINS_WITH_ROW.match, lines)) else []
    for name in ("tight", "wide") if rows else ():
        yield rows[0][0], bytes.fromhex("".join(row[name] for row in rows))
    for start in _BEGIN.finditer(text) if "begin " in text else ():
        if data := _uudecoded(text, start.end()):
            yield start[0], data
    for block in _ASCII85.finditer(text) if "<~" in text else ():
        with contextlib.suppress(ValueError):
            yield block[0], base64.a85decode(block[0], adobe=True)


def _uudecoded(text: str, start: int) -> bytes:
    """The rows from there up to the first that is none; they may be indented."""
    data = b""
    for row in _LINE.finditer(text, start):
        try:
            data += binascii.a2b_uu(row[0].lstrip())
        except ValueError:
            break
    return data
