"""One value as YAML text: plain, quoted, literal or binary, whichever gives it back exactly."""

from __future__ import annotations

import base64
import re
import string
from functools import cache

_PLAIN = re.compile(r"[A-Za-z0-9/](?:[A-Za-z0-9_/.,;=?&%+@~$-]|:(?=[A-Za-z0-9/]))*+")
# Printable, and neither a line break nor invisible: NEL, U+2028 and the byte order mark are out.
_VISIBLE = (
    "!-~\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
)
_TRAILING_SPACE = re.compile(r" (?:\n|\Z)")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BINARY_WIDTH = 100
_LETTERS_AND_SLASH = frozenset(f"{string.ascii_letters}/")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""All that begins with a letter and is no text; others are numbers and dates, and of these."""
_NUMERIC = frozenset("0123456789abcdefABCDEFxXoOtTzZinINF+-_.: \t~<=!&*")


def scalar(text: str) -> str:
    """The text on one line: plain where a safe loader reads it back as a string, else quoted."""
    return text if _PLAIN.fullmatch(text) and resolves_to_text(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes on one line, everything invisible escaped."""
    return '"' + _quoted_line().sub(_escape, text) + '"'


def literal(text: str, *, indent: str) -> str | None:
    """The text as a literal block, or None where a block would not give it back exactly."""
    if "\n" not in text or not _literal().fullmatch(text) or _TRAILING_SPACE.search(text):
        return None
    body = text.rstrip("\n")
    lines = [indent + line if line else "" for line in body.split("\n")]
    kept = len(text) - len(body)
    return "\n".join((f"|{_chomping(kept)}", *lines, *[""] * (kept - 1)))


def binary(data: bytes, *, indent: str) -> str:
    """Bytes that are no text, as ``!!binary``."""
    text = base64.b64encode(data).decode("ascii")
    rows = [text[at : at + _BINARY_WIDTH] for at in range(0, len(text), _BINARY_WIDTH)]
    return "\n".join(("!!binary |", *(indent + row for row in rows)))


def resolves_to_text(text: str) -> bool:
    """Whether a safe loader takes the plain text, which is not empty, for text."""
    if _is_surely_text(text):
        return True
    import yaml  # noqa: PLC0415 - slow to import, and seldom asked

    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], ())
    return not any(pattern.match(text) for _, pattern in resolvers)


# These take long to compile, and only who writes needs them.


@cache
def _literal() -> re.Pattern[str]:
    return re.compile(f"[{_VISIBLE}][{_VISIBLE} \n]*+")


@cache
def _quoted_line() -> re.Pattern[str]:
    return re.compile(f'["\\\\]|[^{_VISIBLE} ]')


def _is_surely_text(text: str) -> bool:
    """What no resolver of YAML 1.1 takes for anything else, as far as that is soon told."""
    if text[0] in _LETTERS_AND_SLASH:
        return text.lower() not in _WORDS
    return not _NUMERIC.issuperset(text)


def _chomping(newlines: int) -> str:
    return {0: "-", 1: ""}.get(newlines, "+")


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - lone surrogates, which YAML cannot hold
        return "\\ufffd"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - one byte
