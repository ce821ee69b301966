"""A first look at a text: cheap facts by which most rules are told not to fire there."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

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


@dataclass(frozen=True)
class Look:
    """A text, and what is asked of it again and again."""

    text: str

    @cached_property
    def lowered(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def digits(self) -> bytes:
        """``0`` for each digit, nothing for what stands between those of a number, else ``x``."""
        return self._bytes.translate(_DIGITS_TABLE, _BETWEEN_DIGITS)

    @cached_property
    def unbroken(self) -> bytes:
        """``x`` for each character that keys and addresses are made of, else a space."""
        return self._bytes.translate(_UNBROKEN_TABLE)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words of letters and digits, in lower case."""
        letters = self.lowered.encode("utf-8", "surrogatepass").translate(_WORDS_TABLE)
        return frozenset(letters.decode("ascii").split())

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    def has_any(self, parts: Iterable[str]) -> bool:
        """Whether one of the parts, which are in lower case, stands in the text."""
        return any(part in self.lowered for part in parts)
