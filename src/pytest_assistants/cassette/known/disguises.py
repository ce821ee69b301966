"""A value spelled to be overlooked: its characters apart, backwards, or of other alphabets."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_CLOSED = 12  # characters; fewer may stand in a sentence by chance
_MIN_PACKED = 10
_GAPS = bytes(code for code in range(128) if not chr(code).isalnum())
_LATIN = "aabbcdeehhiijkklmnooppqsttuvwxxyz"
_OTHERS = "аαвβсԁеεһніιјкκӏмηоορрԛѕтτυνԝхχуζ"
_ALIKE = [(b.encode(), a.encode()) for a, b in zip(_LATIN, _OTHERS, strict=True)]
# All bytes but those with which letters of Greek and Cyrillic begin in UTF-8.
_OF_OTHERS = bytes({*range(256)}.difference(range(0xCE, 0xD5)))
_FURTHER = {
    one: "".join(b for a, b in zip(_LATIN, _OTHERS, strict=True) if a == one) for one in _LATIN
}
_APART = r"[\W_]{0,8}"
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_UUENCODED = bytes.maketrans(_BASE64, b"`" + bytes(range(33, 96)))


def closed_up(lowered: str) -> bytes:
    """A text in small letters without what stands between its letters and digits."""
    data = lowered.encode("utf-8", "surrogatepass").translate(None, _GAPS)
    if not lowered.isascii() and data.translate(None, _OF_OTHERS):
        for other, latin in _ALIKE:
            data = data.replace(other, latin)
    return data


def both_ways(value: str) -> Iterator[str]:
    """The value and the value backwards, closed up; nothing for a short one."""
    closed = closed_up(value.lower()).decode("utf-8", "surrogatepass")
    if len(closed) >= MIN_CLOSED:
        yield from (closed, closed[::-1])


def apart(closed: str) -> re.Pattern[str]:
    """What finds the characters of a closed value, whatever stands between two of them."""
    every = (f"[{one}{_FURTHER[one]}]" if one in _FURTHER else re.escape(one) for one in closed)
    return re.compile(_APART.join(every), re.IGNORECASE)


def packed(value: str) -> frozenset[str]:
    """What stands in base85, ASCII85 and uuencode wherever the value begins in a group."""
    data = value.encode("utf-8", "surrogatepass")
    forms = {form for start in range(4) for form in _fours(data[start:])}
    forms |= {_threes(data[start:]) for start in range(3)}
    return frozenset(form for form in forms if len(form) >= _MIN_PACKED)


def _fours(data: bytes) -> Iterator[str]:
    whole = data[: len(data) // 4 * 4]
    yield base64.b85encode(whole).decode("ascii")
    yield base64.a85encode(whole).decode("ascii")


def _threes(data: bytes) -> str:
    whole = data[: len(data) // 3 * 3]
    return base64.b64encode(whole).translate(_UUENCODED).decode("ascii")
