"""Texts closed up: without what stands between letters and digits, so that no gap hides a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = bytes(code for code in range(128) if not chr(code).isalnum())
# What may stand between two characters of a value: no quotation mark, which ends a string of JSON.
WITHIN_TEXT = r'(?:\\[^"]|\s++|[^\w"\s]|_){0,8}'
WITHIN_CODE = r"(?:\\.|\s++|[^\w\s]|_){0,24}"


def lowered(text: str) -> str:
    """The text in small letters, each where it stood."""
    return text.replace("İ", "I").lower()  # the one letter that becomes two


def closed(small: str) -> bytes:
    """The letters and digits of a text in small letters, as UTF-8; escaped line ends are gaps."""
    data = small.encode("utf-8", "surrogatepass")
    return data.replace(rb"\n", b"").replace(rb"\r", b"").translate(None, _BETWEEN)


def places(form: bytes, text: str, *, gap: str) -> Iterator[re.Match[str]]:
    """Where in a text stands what is closed up in the form, with no more than gaps in it."""
    characters = form.decode("utf-8", "surrogatepass")
    return re.finditer(gap.join(map(re.escape, characters)), text, re.IGNORECASE)
