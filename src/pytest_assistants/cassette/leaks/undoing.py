"""Escapes undone: what a text says once the marks of JSON, URLs, HTML and mail are gone."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DIGIT = "[0-9a-fA-F]"
_ESCAPE = re.compile(
    rf"\\(?:(?:u|x|U0000)(?P<code>(?<=x){_DIGIT}{{2}}|(?<!x){_DIGIT}{{4}})"
    rf"|u\{{(?P<braced>{_DIGIT}{{1,6}})\}}|(?P<octal>[0-3][0-7]{{2}})|(?P<mark>[\"'\\/]))"
)
_UNIT = re.compile(f"%u({_DIGIT}{{4}})")
_QUOTED = re.compile(r"=(?:((?:[2-7][0-9A-F])(?:=[2-7][0-9A-F])*)|(?:\\r)?\\n)")
# The end of a string that code goes on with in the next line, or behind a plus, and its next begin.
_IN_LINE = re.compile(
    r"""(?<=[\w+/=~-])\\?(["'])(?:\\n|\\r|[ \t\r\n+.&]){1,60}+\\?\1(?=[\w+/=~-])"""
)
_UNSEEN = re.compile(r"[^\w\s\x00-\x7f]+")  # accents, and what takes no room
_GREEK_AND_CYRILLIC = "аαвβсԁеεһніιјкκӏмηоορрԛѕтτυνԝхχуζ"
_LATIN = dict(zip(_GREEK_AND_CYRILLIC, "aabbcdeehhiijkklmnooppqsttuvwxxyz", strict=True))
_ALIKE = str.maketrans(_LATIN | {a.upper(): b.upper() for a, b in _LATIN.items()})


def unescaped(text: str) -> str:
    """As JSON, Python, JavaScript and shells read it; line ends stay as they are."""
    undone = _ESCAPE.sub(_character, text)
    if undone.isascii():
        return undone
    return undone.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(found: re.Match[str]) -> str:
    if found["mark"]:
        return found["mark"]
    if found["octal"]:
        return chr(int(found["octal"], 8))
    code = int(found["code"] or found["braced"], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - Unicode's last


def _unquoted(text: str) -> str:
    return unquote(_UNIT.sub(lambda found: chr(int(found[1], 16)), text))


def _from_mail(text: str) -> str:
    """Quoted-printable, its soft line ends too."""
    return _QUOTED.sub(
        lambda found: bytes.fromhex((found[1] or "").replace("=", "")).decode("ascii", "replace"),
        text,
    )


def _in_line(text: str) -> str:
    """Strings that code writes one behind another as one."""
    return _IN_LINE.sub("", text)


def _in_plain_letters(text: str) -> str:
    """Letters of other fonts, widths and alphabets as those they look like; unseen ones as none."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).translate(_ALIKE)


_WAYS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("\\", unescaped),
    ("%", _unquoted),
    ("&", html.unescape),
    ("=", _from_mail),
    ('"', _in_line),
    ("'", _in_line),
)


MAY_BE_MARKED = re.compile(r"[\\%&=]|[^\x00-\x7f]")


def undone(text: str) -> Iterator[str]:
    """The text with one layer undone, for each layer that it has."""
    for mark, undo in _WAYS:
        if mark in text:
            reading = undo(text)
            if reading != text:
                yield reading
    if not text.isascii():
        reading = _in_plain_letters(text)
        if reading != text:
            yield reading
