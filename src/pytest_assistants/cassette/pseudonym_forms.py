"""How a pseudonym is written: what marks its track, its number, and its check."""

from __future__ import annotations

import string
from functools import lru_cache
from hashlib import sha256

HEX = "0123456789abcdef"
BASE36 = string.digits + string.ascii_lowercase
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
HASH, CHECK = 6, 2
_HEX_DIGITS = frozenset(HEX)
_PAIRS = {
    alphabet: tuple(first + second for second in alphabet for first in alphabet)
    for alphabet in (HEX, BASE62)
}


def id_form(digest: bytes, count: int, prefix: str, body: str) -> str:
    """Of an id with that prefix, of the length and alphabet of its body."""
    alphabet = HEX if _HEX_DIGITS.issuperset(body) else BASE62
    counter = str(count).zfill(len(body) - HASH - CHECK)
    start = f"{prefix}{mark(digest, alphabet)}{counter}"
    return start + check(start, alphabet)


def uuid_form(digest: bytes, count: int) -> str:
    """Of a UUID."""
    start, end = mark(digest, HEX), f"-0000-4000-8000-{count:012d}"
    return start + check(start + end, HEX) + end


def token_form(kind: str, digest: bytes, count: int) -> str:
    """Of any other value."""
    domain = "@example.com" if kind == "email" else ""
    return f"{kind}-{mark(digest, BASE36)}-{count}{domain}"


def check(text: str, alphabet: str) -> str:
    """Two characters that tell the text from one that only looks so."""
    pairs = _PAIRS[alphabet]
    return pairs[int.from_bytes(sha256(text.encode()).digest()) % len(pairs)]


@lru_cache(maxsize=256)
def mark(digest: bytes, alphabet: str) -> str:
    """What stands for a track in all of its pseudonyms of an alphabet."""
    number, letters = int.from_bytes(digest) % len(alphabet) ** HASH, ""
    for _ in range(HASH):
        number, position = divmod(number, len(alphabet))
        letters += alphabet[position]
    return letters
