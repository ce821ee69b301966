"""What bytes say: as text, as text of two bytes a character, and once unpacked."""

from __future__ import annotations

import bz2
import contextlib
import io
import lzma
import re
import zipfile
import zlib
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_BYTES = 2**22
_MAX_MEMBERS = 64
_DEPTH = 3  # of archives in archives
_ZLIB = (b"\x1f\x8b", b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_MAGIC = re.compile(rb"\A|\x1f\x8b\x08|x[\x01\x5e\x9c\xda]|PK\x03\x04|BZh[1-9]1AY|\xfd7zXZ\x00")
_DAMAGED = (
    *(EOFError, NotImplementedError, OSError, RuntimeError, ValueError),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile),
)


def contents(data: bytes, depth: int = _DEPTH) -> Iterator[bytes]:
    """What is packed in the bytes, and what in that; nothing of what is damaged."""
    with contextlib.suppress(*_DAMAGED):
        for content in _unpacked(data):
            yield content
            if depth > 1:
                yield from contents(content, depth - 1)


def embedded(data: bytes) -> Iterator[bytes]:
    """The same, wherever in the bytes it begins."""
    for start in islice(_MAGIC.finditer(data), _MAX_MEMBERS):
        yield from contents(data[start.start() :])


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK\x03\x04"):
        yield from _members(data)
    elif data.startswith(_ZLIB):
        yield zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, _MAX_BYTES)
    elif data.startswith(b"BZh"):
        yield bz2.BZ2Decompressor().decompress(data, _MAX_BYTES)
    elif data.startswith(b"\xfd7zXZ\0"):
        yield lzma.LZMADecompressor(memlimit=2**27).decompress(data, _MAX_BYTES)
    else:
        yield from _deflated(data)


def _deflated(data: bytes) -> Iterator[bytes]:
    """Without a header anything may be deflated; so it must end where it says."""
    raw = zlib.decompressobj(-zlib.MAX_WBITS)
    content = raw.decompress(data, _MAX_BYTES)
    yield from [content] if raw.eof and content else []


def _members(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist()[:_MAX_MEMBERS]:
            yield member.filename.encode("utf-8", "surrogatepass")
            with archive.open(member) as file:
                yield file.read(_MAX_BYTES)
