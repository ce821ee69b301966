"""Other readings of a text: what it says once unescaped, decoded, unpacked or joined."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
import string
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.leaks.printed import printed
from pytest_assistants.cassette.leaks.streams import joined
from pytest_assistants.cassette.leaks.undoing import MAY_BE_MARKED, undone, unescaped
from pytest_assistants.cassette.leaks.unpacking import contents, embedded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALPHABET = string.ascii_letters + string.digits + "+/_-"
_RUNS = bytes(one if chr(one) in _ALPHABET else ord(" ") for one in range(256))
_MIN_RUN = 16
_ODD = re.compile("[A-Z0-9]")  # the letters of a word are small, those of base64 are not all
# Of what stands in for an id, six characters at most say anything.
_OF_NOUGHTS = re.compile("[a-z]{1,9}[_-][A-Za-z0-9]{6}0{8,}[0-9]{1,6}[A-Za-z0-9]{2}")
_HEX = re.compile("(?:[0-9a-fA-F]{2})+")
_BASE32 = re.compile("[A-Z2-7]+|[a-z2-7]+")
_BINARY = re.compile(r"!!binary \|?-?\n((?:[ ]+[A-Za-z0-9+/=]+(?:\n|\Z))*+)")
_PRINTABLE = re.compile(rb"[ -~\t\r\n]{20,}+")
_MIN_PRINTABLE = 27  # characters of base64
_GROUP = 4
_DEPTH = 5


class View(NamedTuple):
    """One reading, and the part of the file that says so."""

    text: str
    source: str


def views(text: str, *, depth: int = _DEPTH) -> Iterator[View]:
    """Every reading of the text but the text itself; layers are undone up to that many times."""
    lines = text.split("\n")
    once = dict.fromkeys(lines)  # a cassette says most of its lines many times
    for line in once:
        if MAY_BE_MARKED.search(line):
            yield from _views(line, _of_line(line), depth)
    for run in _runs("\n".join(once)):
        yield from _views(run, _decoded(run), depth)
    for source, data in printed(text, once):
        yield from _views(source, _said(data), depth)
    for source, data in _binary(text):
        yield from _views(source, map(_as_text, (data, *embedded(data))), depth)
    for source, said in joined(lines):
        yield from _views(source, [said], depth)


def _views(source: str, readings: Iterable[str], depth: int) -> Iterator[View]:
    """These, and what they say with further layers undone."""
    front = dict.fromkeys(readings)
    seen = set(front)
    for _ in range(depth):
        yield from (View(reading, source) for reading in front)
        further = (inner for reading in front for inner in _undone(reading))
        front = dict.fromkeys(inner for inner in further if inner not in seen)
        seen.update(front)


def _undone(text: str) -> Iterator[str]:
    yield from _of_line(text)
    for run in _runs(text):
        yield from _decoded(run)
    if "\n" in text:
        yield from (said for _, data in printed(text, text.split("\n")) for said in _said(data))


def _of_line(text: str) -> Iterator[str]:
    """Without its escapes; blocks of printed bytes, where the line ends are escaped."""
    yield from undone(text)
    if "\\n" in text:
        rows = unescaped(text.replace("\\r\\n", "\n").replace("\\n", "\n"))
        yield from (said for _, data in printed(rows, rows.split("\n")) for said in _said(data))


def _runs(text: str) -> Iterator[str]:
    """What may be base64 or hex."""
    runs = text.encode("utf-8", "surrogatepass").translate(_RUNS).decode("ascii").split()
    for run in dict.fromkeys(runs):
        if len(run) >= _MIN_RUN and _ODD.search(run) and not _OF_NOUGHTS.fullmatch(run):
            yield run


def _decoded(run: str) -> Iterator[str]:
    """What a run says, wherever its groups begin."""
    if _HEX.fullmatch(run):
        yield from _said(bytes.fromhex(run))
    if _BASE32.fullmatch(run) and len(run) % 8 in (0, 2, 4, 5, 7):
        yield from _said(base64.b32decode(run + "=" * (-len(run) % 8), casefold=True))
    plain = run.replace("-", "+").replace("_", "/")
    yield from _said(_from_base64(plain))
    for lead in range(_GROUP) if len(run) >= _MIN_PRINTABLE else ():
        yield from _parts(_from_base64(plain[lead:]))


def _from_base64(text: str) -> bytes:
    whole = text[:-1] if len(text) % _GROUP == 1 else text
    return binascii.a2b_base64(whole + "=" * (-len(whole) % _GROUP))


def _said(data: bytes) -> Iterator[str]:
    """What bytes say: all of them, or else what of them can be read; and what is packed in them."""
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield from _parts(data)
    if b"\0" in data:
        yield data.replace(b"\0", b"").decode("latin-1")
    yield from map(_as_text, contents(data))


def _as_text(content: bytes) -> str:
    narrow = content.replace(b"\0", b"")
    try:
        return narrow.decode("utf-8")
    except UnicodeDecodeError:
        return narrow.decode("latin-1")


def _parts(data: bytes) -> Iterator[str]:
    return (part[0].decode("ascii") for part in _PRINTABLE.finditer(data))


def _binary(text: str) -> Iterator[tuple[str, bytes]]:
    """What each ``!!binary`` block holds."""
    for block in _BINARY.finditer(text) if "!!binary" in text else ():
        with contextlib.suppress(binascii.Error):
            yield block[1], base64.b64decode("".join(block[1].split()))
