"""A value as it may be spelled in a file, written anew here so as to share no mistake."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_LENGTH = 8
_ALPHABETS = ((b"+/", b"+/"), (b"+/", b"-_"))


def spellings(value: str) -> Iterator[str]:
    """Every spelling to look for in the file's text, in lower case where case means nothing."""
    data = value.encode("utf-8", "surrogatepass")
    yield value
    yield quote(value, safe="", errors="replace")
    yield value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    yield data.hex()
    yield "".join(f"%{byte:02x}" for byte in data)
    yield from _base64(data)


def _base64(data: bytes) -> Iterator[str]:
    """The characters that depend on the value alone, wherever it begins in a group of three."""
    for lead in range(3):
        text = binascii.b2a_base64(b"x" * lead + data, newline=False)
        first = (0, 2, 3)[lead]
        last = ((lead + len(data)) * 4) // 3
        for standard, other in _ALPHABETS:
            yield text[first:last].translate(bytes.maketrans(standard, other)).decode()
