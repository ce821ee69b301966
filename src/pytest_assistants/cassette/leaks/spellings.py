"""A value as it may be spelled in a file, written anew here so as to share no mistake."""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from pytest_assistants.cassette.leaks.closing import closed, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_LENGTH = 8
_MIN_CLOSED = 12  # letters and digits of a value; fewer may stand in a sentence by chance
_MIN_ENCODED = 9


def spellings(value: str) -> Iterator[str]:
    """What to look for in the text as it stands, in whatever case."""
    yield value
    yield quote(value, safe="", errors="replace")
    yield value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@lru_cache(maxsize=256)
def encoded(value: str) -> tuple[bytes, ...]:
    """What to look for in a text that is closed up, of any value: base64 and hex."""
    data = _bytes(value)
    return _worth((data.hex(), *_base64(data)))


def both_ways(value: str) -> tuple[bytes, ...]:
    """The letters and digits of a secret, forwards and backwards; none of a short one."""
    way = closed(lowered(value))
    back = way.decode("utf-8", "surrogatepass")[::-1].encode("utf-8", "surrogatepass")
    return (way, back) if len(way) >= _MIN_CLOSED else ()


@lru_cache(maxsize=64)
def disguised(value: str) -> tuple[bytes, ...]:
    """What to look for there of a secret: rare alphabets, and every byte by itself."""
    data, wide = _bytes(value), value.encode("utf-16-le", "surrogatepass").rstrip(b"\0")
    packed = (*_base64(wide), *_base32(data), *_base85(data), *_uuencoded(data))
    return _worth((wide.hex(), *_one_by_one(value), *packed))


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")


def _worth(forms: tuple[str, ...]) -> tuple[bytes, ...]:
    every = map(closed, map(lowered, dict.fromkeys(forms)))
    return tuple(one for one in every if len(one) >= _MIN_ENCODED)


def _base64(data: bytes) -> Iterator[str]:
    """The characters that depend on the value alone, wherever it begins in a group of three."""
    for lead in range(3):
        text = binascii.b2a_base64(b"x" * lead + data, newline=False)
        yield text[(0, 2, 3)[lead] : ((lead + len(data)) * 4) // 3].decode()


def _base32(data: bytes) -> Iterator[str]:
    """The same for groups of five."""
    for lead in range(5):
        text = base64.b32encode(b"x" * lead + data).decode()
        yield text[(0, 2, 4, 5, 7)[lead] : ((lead + len(data)) * 8) // 5]


def _base85(data: bytes) -> Iterator[str]:
    """Whole groups of four, wherever the value begins in one."""
    for start in range(4):
        whole = data[start : start + (len(data) - start) // 4 * 4]
        yield base64.b85encode(whole).decode()
        yield base64.a85encode(whole).decode()


def _uuencoded(data: bytes) -> Iterator[str]:
    """Whole groups of three; of a long value as much as is soon told, since rows are short."""
    for start in range(3):
        whole = data[start : start + min(24, (len(data) - start) // 3 * 3)]
        yield binascii.b2a_uu(whole)[1:].decode()


def _one_by_one(value: str) -> Iterator[str]:
    """As escapes of many languages and as lists of numbers, without their marks."""
    units = [ord(character) for character in value]
    for form in ("u{:04x}", "u{:x}", "u{:08x}"):
        yield "".join(map(form.format, units))
    for form in ("x{:02x}", "0x{:02x}", "{:d}", "{:03d}", "{:03o}"):
        yield "".join(map(form.format, _bytes(value)))
