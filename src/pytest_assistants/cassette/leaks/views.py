"""Other readings of a text: what it says once unescaped, decoded or joined."""

from __future__ import annotations

import base64
import binascii
import html
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([\"\\/])")
_RUN = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}+={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")
_BINARY = re.compile(r"!!binary \|?-?\n((?:[ ]+[A-Za-z0-9+/=]*\n?)*+)")
_PRINTABLE = re.compile(rb"[ -~\t\r\n]{20,}+")
_MAX_BYTES = 2**24
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class View:
    """One reading, and the line of the file at which it begins."""

    text: str
    line: int


def views(text: str, *, depth: int = _DEPTH) -> Iterator[View]:
    """Every reading of the text but the text itself; layers are undone up to that many times."""
    quiet: set[str] = set()  # a cassette says most of its lines many times
    for number, line in enumerate(text.split("\n"), 1):
        if line in quiet:
            continue
        found = [View(reading, number) for reading in _readings(line, depth)]
        if found:
            yield from found
        else:
            quiet.add(line)
    for block in _BINARY.finditer(text):
        number = text.count("\n", 0, block.start()) + 1
        yield from (View(reading, number) for reading in _of_binary(block[1]))


def _readings(text: str, depth: int) -> Iterator[str]:
    """What the text says with one more layer undone, and what that says in turn."""
    for reading in _undone(text):
        yield reading
        if depth > 1:
            yield from _readings(reading, depth - 1)


def _undone(text: str) -> Iterator[str]:
    for mark, undo in (("\\", _unescaped), ("%", unquote), ("&", html.unescape)):
        if mark in text:
            reading = undo(text)
            yield from [reading] if reading != text else []
    for run in _RUN.finditer(text):
        yield from _decoded(run[0])


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: found[3] or chr(int(found[1] or found[2], 16)), text)


def _decoded(run: str) -> Iterator[str]:
    """A run of base64 or hex that says something readable, wherever its groups begin."""
    if _HEX.fullmatch(run):
        yield from _readable(bytes.fromhex(run))
    bare = run.rstrip("=").replace("-", "+").replace("_", "/")
    for lead in range(4):
        data = _from_base64(bare[lead:])
        yield from _readable(data) if lead == 0 else ()
        yield from (part[0].decode() for part in _PRINTABLE.finditer(data))


def _from_base64(text: str) -> bytes:
    whole = text[:-1] if len(text) % 4 == 1 else text
    return binascii.a2b_base64(whole + "=" * (-len(whole) % 4))


def _readable(data: bytes) -> Iterator[str]:
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        return


def _of_binary(block: str) -> Iterator[str]:
    """What a ``!!binary`` block holds, read as one and as two bytes a character."""
    try:
        data = base64.b64decode("".join(block.split()))
    except binascii.Error:
        return
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data)
    yield data.decode("latin-1")
    yield data.replace(b"\0", b"").decode("latin-1")


def _unpacked(data: bytes) -> bytes:
    """What gzip packed, as far as it goes; nothing is let through for being damaged."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _MAX_BYTES)
    except zlib.error:
        return data
