"""A first look at a text: cheap facts by which most rules are told not to fire there."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALPHANUMERIC = string.ascii_letters + string.digits
_UNBROKEN = _ALPHANUMERIC + "+/_=.~%!*-"
_BETWEEN_DIGITS = b" .()/+-"


def _classes(kept: str, other: str, *, as_one: str = "") -> bytes:
    """A table of bytes: what is kept stays, or becomes one character; all else is another."""
    every = map(chr, range(256))
    return bytes(ord((as_one or one) if one in kept else other) for one in every)


_DIGITS_TABLE = _classes(string.digits, "x", as_one="0")
_UNBROKEN_TABLE = _classes(_UNBROKEN, " ", as_one="x")
_WORDS_TABLE = _classes(_ALPHANUMERIC, " ")


class Look(NamedTuple):
    """A text, and what is asked of it again and again.

    Attributes:
        text: the text.
        lowered: the text in lower case.
        digits: ``0`` for each digit, nothing for what stands between those of a number, else
            ``x``.
        unbroken: ``x`` for each character that keys and addresses are made of, else a space.
    """

    text: str
    lowered: str
    digits: bytes
    unbroken: bytes

    def has_any(self, parts: Iterable[str]) -> bool:
        """Whether one of the parts, which are in lower case, stands in the text."""
        return any(part in self.lowered for part in parts)

    def has_word(self, words: frozenset[str]) -> bool:
        """Whether one of the words, which are in lower case, is a word of the text."""
        letters = self.lowered.encode("utf-8", "surrogatepass").translate(_WORDS_TABLE)
        return not words.isdisjoint(letters.decode("ascii").split())


def look_at(text: str) -> Look:
    """The text, looked at."""
    data = text.encode("utf-8", "surrogatepass")
    digits = data.translate(_DIGITS_TABLE, _BETWEEN_DIGITS)
    return Look(text, text.lower(), digits, data.translate(_UNBROKEN_TABLE))
