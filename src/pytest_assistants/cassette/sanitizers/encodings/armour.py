"""Bytes that were written to be printed: hex dumps, uuencode, ASCII85."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.encodings.blobs import WHOLE
from pytest_assistants.cassette.sanitizers.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.encodings.blobs import Clean

_BYTE = "[0-9A-Fa-f]{2}"
_OFFSET = r"(?<![0-9A-Za-z])[0-9A-Fa-f]{4,16}:?[ \t]{1,3}"
_REST = r"[^\n]{0,200}"
_ROW = re.compile(rf"{_OFFSET}(?P<tight>{_BYTE}(?: ?{_BYTE}){{0,63}}+){_REST}")
_DUMP = re.compile(
    rf"{_OFFSET}{_BYTE}(?: ?{_BYTE}){{7,63}}+{_REST}(?:\n{_OFFSET}{_BYTE}{_REST}){{0,4096}}+"
)
_WIDE = re.compile(rf"[ \t]{{1,3}}({_BYTE}(?: {{0,2}}{_BYTE}){{0,15}}+)")
_UUENCODED = re.compile(
    r"\bbegin [0-7]{3} [^\n]{1,255}\n(?P<rows>(?:[!-`][ -`]{0,84}\r?\n){1,4096}+)"
)
_OFFSETS = "0000"
_PRINTABLE = range(0x20, 0x7F)
_ASCII85 = re.compile(r"<~[!-uz\s]{5,65536}+~>")


def may_be_armoured(text: str) -> bool:
    """Whether there is a mark of any."""
    return _OFFSETS in text or "begin " in text or ("<" in text and "<~" in text)


def armoured(text: str, clean: Clean) -> list[Finding]:
    """The blocks whose bytes, read as text, hide something; they go whole."""
    return [
        Finding(start, end, WHOLE)
        for start, end, readings in _blocks(text)
        if any(clean(reading) != reading for reading in readings)
    ]


def kept_dumps(text: str, clean: Clean) -> list[Finding]:
    """Hex dumps as they are that hide nothing, and say beside their bytes what these are."""
    if _OFFSETS not in text:
        return []
    return [
        Finding(*block.span(), block[0])
        for block in _DUMP.finditer(text)
        if all(map(_is_told, _ROW.finditer(block[0]))) and not armoured(block[0], clean)
    ]


def _is_told(row: re.Match[str]) -> bool:
    """Whether behind the bytes of a row stands what they say."""
    said = "".join(chr(one) if one in _PRINTABLE else "." for one in bytes.fromhex(row["tight"]))
    return said in row[0][row.end("tight") - row.start() :]


def _blocks(text: str) -> Iterator[tuple[int, int, list[str]]]:
    for mark, pattern, read in _WAYS:
        if mark in text:
            for block in pattern.finditer(text):
                yield *block.span(), [data.decode("latin-1") for data in read(block)]


def _dumped(block: re.Match[str]) -> list[bytes]:
    """The rows joined: with one space at most between two bytes, and as ``hexdump -C`` has them."""
    rows = list(_ROW.finditer(block[0]))
    tight = "".join(row["tight"] for row in rows)
    wide = "".join(found[1] for row in rows if (found := _WIDE.search(row[0])))
    return [bytes.fromhex(tight), bytes.fromhex(wide)]


def _uudecoded(block: re.Match[str]) -> Iterator[bytes]:
    try:
        yield b"".join(binascii.a2b_uu(row) for row in block["rows"].splitlines())
    except binascii.Error:
        return


def _of_ascii85(block: re.Match[str]) -> Iterator[bytes]:
    try:
        yield base64.a85decode(block[0], adobe=True)
    except ValueError:
        return


_WAYS = (
    (_OFFSETS, _DUMP, _dumped),
    ("begin ", _UUENCODED, _uudecoded),
    ("<~", _ASCII85, _of_ascii85),
)
