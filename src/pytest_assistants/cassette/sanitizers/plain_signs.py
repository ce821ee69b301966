"""Spaces, hyphens and digits of any script as those of ASCII, character for character."""

from __future__ import annotations

import re

_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_HYPHENS = "\u2010\u2011\u2012\ufe63\uff0d"
_EN_DASH = "\u2013"  # a hyphen only between digits: elsewhere it parts words
_NOUGHTS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20\u1040\u17e0\u1810"
    "\uff10"
)
_PLAIN = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_HYPHENS + _EN_DASH, "-"),
    **{chr(ord(nought) + digit): str(digit) for nought in _NOUGHTS for digit in range(10)},
}
_ODD = re.compile(rf"[{''.join(_PLAIN)}](?:(?<!{_EN_DASH})|(?<=[0-9]{_EN_DASH})(?=[0-9]))")


def with_plain_signs(text: str) -> str:
    """The text, as long as it was, with a number in it as ASCII writes it."""
    return text if text.isascii() else _ODD.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    return _PLAIN[match[0]]
