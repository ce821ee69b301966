r"""Escapes undone character by character: percent, ``\u``, HTML entities, quoted-printable."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.sanitizers.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BACKSLASHED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_UNIT = 3  # characters of one escaped byte


class Reading(NamedTuple):
    """A text with its escapes undone; ``starts`` tells where each character began."""

    text: str
    starts: list[int]

    def in_source(self, findings: list[Finding]) -> list[Finding]:
        """Findings of the reading as findings of what was read."""
        return [Finding(self.starts[one.start], self.starts[one.end], one.text) for one in findings]


class Layer(NamedTuple):
    """One way of escaping: the mark that is always there, and its escapes."""

    mark: str
    pattern: re.Pattern[str]
    undo: Callable[[re.Match[str]], list[tuple[str, int]]]


def readings(text: str) -> Iterator[Reading]:
    """The text with one layer undone, for each layer that it has."""
    for mark, pattern, undo in LAYERS:
        if mark in text if mark else not text.isascii():
            reading = _read(text, pattern, undo)
            if reading.text != text:
                yield reading


def read_json_string(inner: str) -> Reading:
    """What stands between the quotes of a JSON string."""
    return _read(inner, _ESCAPES, _escape)


def _read(
    text: str, pattern: re.Pattern[str], undo: Callable[[re.Match[str]], list[tuple[str, int]]]
) -> Reading:
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        pieces.append(text[at : match.start()])
        starts.extend(range(at, match.start()))
        begin = match.start()
        for characters, width in undo(match):
            pieces.append(characters)
            starts.extend([begin] * len(characters))
            begin += width
        at = match.end()
    pieces.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    return Reading("".join(pieces), starts)


def _percent(match: re.Match[str]) -> list[tuple[str, int]]:
    return _bytes(bytes.fromhex(match[0].replace("%", "")))


def _bytes(data: bytes) -> list[tuple[str, int]]:
    """Characters and the width of what they were written as, three characters a byte."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        return [(character, _UNIT) for character in text]
    return [(character, _UNIT * len(character.encode())) for character in text]


def _escape(match: re.Match[str]) -> list[tuple[str, int]]:
    text = match[0]
    if match["pair"]:
        units = bytes.fromhex(text.replace("\\u", ""))
        return [(units.decode("utf-16-be", "surrogatepass"), len(text))]
    if match["code"]:
        return [(_character(int(match["code"][1:], 16)), len(text))]
    if match["octal"]:
        return [(chr(int(match["octal"], 8)), len(text))]
    return [(_BACKSLASHED.get(text[1], text[1]), len(text))]


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - Unicode's last


def _entity(match: re.Match[str]) -> list[tuple[str, int]]:
    return [(html.unescape(match[0]), len(match[0]))]


def _quoted(match: re.Match[str]) -> list[tuple[str, int]]:
    if match[0].endswith("\n"):
        return [("", len(match[0]))]
    return _bytes(bytes.fromhex(match[0].replace("=", "")))


def _wide(match: re.Match[str]) -> list[tuple[str, int]]:
    r"""Full-width forms as ASCII; characters without width as nothing."""
    code = ord(match[0])
    plain = chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else ""  # noqa: PLR2004 - the block of full-width ASCII
    return [(plain, 1)]


_ESCAPES = re.compile(
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<code>u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8})|(?P<octal>[0-3][0-7]{2})"
    r"|[nrtbf\"'/\\])"
)

LAYERS: tuple[Layer, ...] = (
    Layer("%", re.compile("(?:%[0-9A-Fa-f]{2})+"), _percent),
    Layer("\\", _ESCAPES, _escape),
    Layer("&", re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\d?);"), _entity),
    Layer("=", re.compile(r"(?:=[0-9A-F]{2})+|=\r?\n"), _quoted),
    Layer("", re.compile("[\uff01-\uff5e\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"), _wide),
)
