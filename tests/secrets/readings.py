"""Everything that stored bytes can be made to say: the judge's eyes, as strong as an attacker's."""

from __future__ import annotations

import base64
import binascii
import bz2
import contextlib
import html
import io
import json
import lzma
import re
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_plus

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEPTH = 5
_MOST = 20_000
_RUN = re.compile(r"[A-Za-z0-9+/_-]{12,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){6,}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([\"\\/])")
_RARE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|%u([0-9a-fA-F]{4})")
_UNSEEN = re.compile("[\u0300-\u036f\u200b-\u200f\u00ad]")
_HEX_LIST = re.compile(r"(?:(?:0x)?[0-9a-fA-F]{2}[ :,]{1,2}){7,}(?:0x)?[0-9a-fA-F]{2}")
_DECIMALS = re.compile(r"(?:\d{2,3}, ?){7,}\d{2,3}")
_WRAPPED = re.compile(r"(?:[A-Za-z0-9+/]{16,}\n)+[A-Za-z0-9+/=]+")
_MARKED = re.compile(r"(?<=[A-Za-z0-9+/])[ \"'\\]{0,4}\n[ >#\"]{1,30}(?=[A-Za-z0-9+/])")
_LAST = re.compile(r"(?m)(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{16,}={0,2})[ \"'|&_`+\\\r]{0,8}$")
_DATA = re.compile(r"(?m)^data: ?(.*)$")
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")


def readings(*sources: str | bytes) -> frozenset[str]:
    """Every reading of the sources, in lower case, layer after layer."""
    seen: set[str] = set()
    front = {text for source in sources for text in _texts(source)}
    for _ in range(_DEPTH):
        seen |= front
        front = {text for one in front for text in _undone(one)} - seen
        if not front or len(seen) > _MOST:
            break
    return frozenset(text.lower() for text in seen | front)


def _texts(source: str | bytes, depth: int = 3) -> Iterator[str]:
    """The source as text, in every way its bytes can be read."""
    if isinstance(source, str):
        yield source
        return
    yield source.decode("utf-8", "replace")
    if b"\0" in source:
        yield source.replace(b"\0", b"").decode("latin-1")
    if depth:
        for inner in (*_unpacked(source), *_members(source)):
            yield from _texts(inner, depth - 1)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What was deflated, wherever in the data it begins."""
    for match in _PACKED.finditer(data):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data[match.start() :], 2**22)
    raw = zlib.decompressobj(-zlib.MAX_WBITS)
    with contextlib.suppress(zlib.error):
        inner = raw.decompress(data, 2**22)
        yield from [inner] if raw.eof and inner else []


def _squeezed(data: bytes) -> Iterator[bytes]:
    for unpack in (bz2.decompress, lzma.decompress):
        with contextlib.suppress(OSError, ValueError, EOFError, lzma.LZMAError):
            yield unpack(data)


def _members(data: bytes) -> Iterator[bytes]:
    with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from (archive.read(name) for name in archive.namelist())


def _undone(text: str) -> Iterator[str]:
    """The text with one layer taken away, in every way that changes it."""
    if "%" in text:
        yield from (unquote(text), unquote_plus(text))
    if "\\" in text:
        yield _ESCAPE.sub(lambda found: found[3] or chr(int(found[1] or found[2], 16)), text)
    if "&" in text:
        yield html.unescape(text)
    yield from _rare(text)
    yield from _leaves_of(text)
    yield from _joined(text)
    for run in _RUN.findall(text):
        yield from _from_base64(run)
    for run in _HEX.findall(text):
        yield from _printable(bytes.fromhex(run))


def _rare(text: str) -> Iterator[str]:
    """What few decoders know: rare escapes, other fonts, bytes as numbers, short lines."""
    yield _RARE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    yield _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    for run in _HEX_LIST.findall(text):
        yield bytes.fromhex("".join(re.findall(r"(?:0x)?([0-9a-fA-F]{2})", run))).decode("latin-1")
    for run in _DECIMALS.findall(text):
        yield "".join(chr(int(number)) for number in re.findall(r"\d+", run))
    for run in _WRAPPED.findall(text):
        yield run.replace("\n", "")
    yield _MARKED.sub("", text)
    yield "".join(run.removeprefix("+") for run in _LAST.findall(text))
    yield text.replace("\\\n", "")


def _leaves_of(text: str) -> Iterator[str]:
    if text.lstrip()[:1] in ("{", "[", '"'):
        with contextlib.suppress(ValueError, RecursionError):
            yield from (leaf for _, leaf in _leaves(json.loads(text), ""))


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield path, name
            yield from _leaves(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{at}]")


def _joined(text: str) -> Iterator[str]:
    """What an event stream says in all its events together, field by field."""
    fields: dict[str, list[str]] = {}
    for data in _events(text):
        with contextlib.suppress(ValueError, RecursionError):
            for path, leaf in _leaves(json.loads(data), ""):
                fields.setdefault(path, []).append(leaf)
    yield from ("".join(parts) for parts in fields.values())
    lines = _DATA.findall(text)
    if lines:
        yield "".join(lines)


def _events(text: str) -> Iterator[str]:
    """What each event says: its lines alone, and as the standard joins them, or nobody does."""
    for event in "\n".join(text.splitlines()).split("\n\n"):
        lines = _DATA.findall(event)
        yield from lines
        if len(lines) > 1:
            yield from ("\n".join(lines), "".join(lines))


def _from_base64(run: str) -> Iterator[str]:
    """A run may begin in the middle of a group of four, after what only looks like base64."""
    for start in range(4):
        bare = run[start:].replace("-", "+").replace("_", "/")
        bare = bare[: len(bare) - 1] if len(bare) % 4 == 1 else bare
        with contextlib.suppress(binascii.Error):
            data = base64.b64decode(bare + "=" * (-len(bare) % 4))
            yield from _printable(data)
            for inner in (*_unpacked(data), *_members(data), *_squeezed(data)):
                yield from _printable(inner)


def _printable(data: bytes) -> Iterator[str]:
    """Text of which most can be read; noise would only cost time."""
    for text in (data.decode("utf-8", "replace"), data.replace(b"\0", b"").decode("latin-1")):
        if sum(map(str.isprintable, text)) > len(text) * 0.7 and text.count("\ufffd") < 3:
            yield text
