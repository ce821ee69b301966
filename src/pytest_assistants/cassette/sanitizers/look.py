"""A first look at a text: cheap facts by which most rules are told not to fire there."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.plain_signs import with_plain_signs

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALPHANUMERIC = string.ascii_letters + string.digits
_UNBROKEN = _ALPHANUMERIC + "+/_=.~%!*-"
_LONG = 512
_BETWEEN_DIGITS = b" .()/+-"


def _classes(kept: str, other: str, *, as_one: str = "") -> bytes:
    """A table of bytes: what is kept stays, or becomes one character; all else is another."""
    every = map(chr, range(256))
    return bytes(ord((as_one or one) if one in kept else other) for one in every)


_DIGITS_TABLE = _classes(string.digits, "x", as_one="0")
_APART_TABLE = _DIGITS_TABLE[:32] + b" " + _DIGITS_TABLE[33:]
_UNBROKEN_TABLE = _classes(_UNBROKEN, " ", as_one="x")
_WORDS_TABLE = _classes(_ALPHANUMERIC, " ")


@dataclass(slots=True)
class Look:
    """A text, and what is asked of it again and again.

    Attributes:
        written: the text as it is.
        text: the text, its spaces, hyphens and digits plain.
        lowered: the text in lower case, all signs as they were.
        digits: ``0`` for each digit, nothing for what stands between those of a number, else
            ``x``.
        unbroken: ``x`` for each character that keys and addresses are made of, else a space.
    """

    written: str
    text: str
    lowered: str
    digits: bytes
    unbroken: bytes
    _words: frozenset[str] | None = None
    _vocabulary: str | None = None

    @property
    def vocabulary(self) -> str:
        """What stands between spaces in the lowered text, of a long text once each."""
        if self._vocabulary is None:
            long = len(self.lowered) > _LONG
            self._vocabulary = " ".join({*self.lowered.split()}) if long else self.lowered
        return self._vocabulary

    def has(self, part: str) -> bool:
        """Whether the part, which is in lower case, stands in the text."""
        return part in (self.lowered if " " in part else self.vocabulary)

    def has_any(self, parts: Iterable[str]) -> bool:
        """Whether one of the parts stands in the text."""
        return any(part in self.lowered for part in parts)

    def runs(self, least: int) -> str:
        """What stands unbroken for that many characters or more, in lower case."""
        data = self.vocabulary.encode("utf-8", "surrogatepass")
        found = re.finditer(b"x{%d,}" % least, data.translate(_UNBROKEN_TABLE))
        return b" ".join([data[one.start() : one.end()] for one in found]).decode("ascii")

    def has_word(self, words: frozenset[str]) -> bool:
        """Whether one of the words, which are in lower case, is a word of the text."""
        if self._words is None:
            letters = self.vocabulary.encode("utf-8", "surrogatepass").translate(_WORDS_TABLE)
            self._words = frozenset(letters.decode("ascii").split())
        return not words.isdisjoint(self._words)


def digit_rows(text: str, *, apart: bool = False) -> bytes:
    """The digits of the text as `Look.digits` has them; or with the spaces between them."""
    data = text.encode("utf-8", "surrogatepass")
    if apart:
        return data.translate(_APART_TABLE, _BETWEEN_DIGITS[1:])
    return data.translate(_DIGITS_TABLE, _BETWEEN_DIGITS)


def has_unbroken(text: str, least: int) -> bool:
    """Whether so many characters stand in a row there as `Look.unbroken` has them."""
    return b"x" * least in text.encode("utf-8", "surrogatepass").translate(_UNBROKEN_TABLE)


def look_at(text: str) -> Look:
    """The text, looked at."""
    plain = with_plain_signs(text)
    data = plain.encode("utf-8", "surrogatepass")
    digits = data.translate(_DIGITS_TABLE, _BETWEEN_DIGITS)
    return Look(text, plain, text.lower(), digits, data.translate(_UNBROKEN_TABLE))
