r"""Escapes undone character by character: percent, ``\u``, HTML entities, quoted-printable."""

from __future__ import annotations

import html
import re
import string
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.sanitizers.encodings.layer import Layer, nothing, numbered
from pytest_assistants.cassette.sanitizers.encodings.notations import (
    BY_INDEX,
    INDEXED,
    INDEXED_VALUE,
    NOTATIONS,
)
from pytest_assistants.cassette.sanitizers.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_BACKSLASHED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_UNIT = 3  # characters of one escaped byte


class Reading(NamedTuple):
    """A text with its escapes undone; ``starts`` tells where each character began."""

    text: str
    starts: list[int]

    def in_source(self, findings: list[Finding]) -> list[Finding]:
        """Findings of the reading as findings of what was read."""
        return [Finding(self.starts[one.start], self.starts[one.end], one.text) for one in findings]


def readings(text: str, layers: Iterable[Layer] | None = None) -> Iterator[Reading]:
    """The text with one layer undone, for each layer that it has."""
    for mark, pattern, undo, hint, _ in LAYERS if layers is None else layers:
        may_have = not text.isascii() if mark is None else mark in text
        if may_have and (hint is None or hint(text)) and pattern.search(text):
            reading = _read(text, pattern, undo)
            if reading.text != text:
                yield reading


def surely_escaped(text: str) -> tuple[list[Layer], list[Layer]]:
    """The layers that the text surely has, and the others."""
    sure = [one for one, mark, sign in _SURE if mark in text and sign.search(text)]
    return sure, [one for one in LAYERS if one not in sure] if sure else [*LAYERS]


def numbers_in(json_text: str) -> list[tuple[re.Match[str], Layer, str]]:
    """Bytes as a list of numbers, or under their indices; how to read them, and noughts instead."""
    found: list[tuple[re.Match[str], Layer, str]] = []
    if _LISTED.search(json_text):
        lists = BYTES.finditer(json_text)
        found += [(run, DECIMALS, _DIGITS.sub("0", run[0])) for run in lists]
    if _INDEX.search(json_text):
        indexed = INDEXED.finditer(json_text)
        found += [(run, BY_INDEX, INDEXED_VALUE.sub(r"\g<1>0", run[0])) for run in indexed]
    return found


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
        return [(units.decode("utf-16-be"), len(text))]
    if match["code"]:
        return [(_character(int(match["code"][1:], 16)), len(text))]
    if match["braced"]:
        return [(_character(int(match["braced"], 16)), len(text))]
    if match["octal"]:
        return [(chr(int(match["octal"], 8)), len(text))]
    if match["fold"]:
        return [("", len(text))]
    return [(_BACKSLASHED.get(text[1], text[1]), len(text))]


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - Unicode's last


def _entity(match: re.Match[str]) -> list[tuple[str, int]]:
    return [(html.unescape(match[0]), len(match[0]))]


def _less(match: re.Match[str]) -> list[tuple[str, int]]:
    """Another sign: at this one no word goes on."""
    return [("\u2264", len(match[0]))]


def _quoted(match: re.Match[str]) -> list[tuple[str, int]]:
    """Of a line's end, which is escaped, nothing is left: there hexadecimal reads over it."""
    return _bytes(bytes.fromhex(match[0].replace("=", "")))


def _plain(match: re.Match[str]) -> list[tuple[str, int]]:
    """Letters of other fonts and widths as ASCII; what is not seen as nothing."""
    plain = unicodedata.normalize("NFKC", match[0])
    return [(plain if plain.isascii() else "", 1)]


def _blanks(match: re.Match[str]) -> list[tuple[str, int]]:
    """A number in a form, whose blanks are pluses; one in front is its own."""
    at = match.end("name") - match.start()
    number = match["number"]
    spaced = number[0] + number[1:].replace("+", " ")
    return [(one, 1) for one in match[0][:at] + spaced]


def _unit(match: re.Match[str]) -> list[tuple[str, int]]:
    return [(_character(int(match["unit"], 16)), len(match[0]))]


def _has_pairs(text: str) -> bool:
    """Whether there are three bytes in a row, in hex, of those that letters and digits have."""
    data = text.encode("utf-8", "surrogatepass").translate(_HEX_CLASSES)
    return _PAIRS.search(data) is not None


_HEX_LIST = re.compile(
    r"[2-7](?<!\w.)[0-9A-Fa-f](?:[ :,-]{1,2}[2-7][0-9A-Fa-f]){7,}+(?![0-9A-Za-z])"
)
# Every byte by its class: it may begin such a pair, end it, stand between two, or none of these.
_HEX_CLASSES = bytes(
    ord(
        "7"
        if one in "234567"
        else "f"
        if one in string.hexdigits
        else " "
        if one in " :,-"
        else "x"
    )
    for one in map(chr, range(256))
)
_PAIRS = re.compile(rb"7[7f] {1,2}7[7f] {1,2}7[7f]")
_PREFIXED_LIST = re.compile(r"\b0x[2-7][0-9A-Fa-f](?:[ ,]{1,2}0x[2-7][0-9A-Fa-f]){7,}+(?!\w)")
_DECIMAL_LIST = re.compile(
    r"[13-9](?<!\w.)(?:(?<!1)\d|(?<=1)[0-2]\d)(?:, ?(?:[3-9]\d|1[0-2]\d)){7,}+(?!\w|\.\d)"
)
BYTES = re.compile(rf"\[\s*+{_DECIMAL_LIST.pattern}\s*+\]")
_LISTED = re.compile(r"\[\s*+[13-9]")
_INDEX = re.compile('"0"')  # found sooner than by `in`
_DIGITS = re.compile("[0-9]+")
_NUMBER = re.compile(r"\b(?:0x)?[0-9A-Fa-f]{2,3}\b")
_SPACED_NUMBER = re.compile(
    r"(?P<name>(?<![\w.-])[\w.-]{1,40}=)"
    r"(?P<number>\+?[\d().-]{1,16}(?:\+[\d().-]{1,12}){1,5})(?=[&\s\"']|$)"
)
_FONTS = "\uff01-\uff5e\u24b6-\u24e9\U0001d400-\U0001d7ff"
_INVISIBLE = "\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff"
_ESCAPES = re.compile(
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<code>u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8})|(?P<octal>[0-3][0-7]{2})"
    r"|u\{(?P<braced>[0-9a-fA-F]{1,6})\}"
    r"|(?P<fold>\r?\n[ \t]{0,40})|[nrtbf\"'/\\])"
)

_ENTITY = re.compile(r"&(?:#\d{1,16};?|#[xX][0-9A-Fa-f]{1,16};?|[A-Za-z]{2,8}\d?;)")
# Within a word, and not before a tag.
_LESS = re.compile(r"(?<=\w)&(?:lt|#60|#[xX]3[Cc]);(?=\w)(?!\w{1,10}(?:[\s/]|&gt;))")
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}(?:=[0-9A-F]{2})*+|\r?\n)")
_SURE_PERCENT = re.compile("%(?:25)?(?:2[5BbFf]|3[AaDd]|40)")
_SURE_ENTITY = re.compile("&(?:quot|apos|#(?:3[49]|4[37]|61|64|[xX](?:2[27BbFf]|3[Dd]|40)));")

# Strings that code writes one behind another, and means as one: ``"se"\n    "same"``, 'a' + 'b'.
_ENDED = r"[ \t]{0,4}(?:[+.&\\][ \t]{0,4})?(?:\r?\n[ \t]{0,40}(?:[+.&][ \t]{0,4})?)?"
_DOUBLE = re.compile(rf'(?<=[\w+/=~-])"(?=[ \t+.&\\\r\n]){_ENDED}"(?=[\w+/=~-])')
_SINGLE = re.compile(rf"(?<=[\w+/=~-])'(?=[ \t+.&\\\r\n]){_ENDED}'(?=[\w+/=~-])")

DECIMALS = Layer(
    *(",", _DECIMAL_LIST, lambda match: numbered(match, _NUMBER, 10)),
    hint=re.compile(r",(?<=\d,) ?\d{2,3}, ?\d{2,3},").search,
)
LISTS = (
    Layer("", _HEX_LIST, lambda match: numbered(match, _NUMBER, 16), _has_pairs),
    Layer("0x", _PREFIXED_LIST, lambda match: numbered(match, _NUMBER, 16)),
    DECIMALS,
)
LAYERS: tuple[Layer, ...] = (
    Layer("%", re.compile("%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*+"), _percent, None, _SURE_PERCENT),
    Layer("+", _SPACED_NUMBER, _blanks, hint=re.compile(r"[\d)]\+[\d(]").search),
    Layer("%u", re.compile("%u(?P<unit>[0-9A-Fa-f]{4})"), _unit),
    Layer("\\", _ESCAPES, _escape, None, re.compile(r"\\(?:u00(?:2[BbFf]|3[AaDd]|40)|/|\r?\n)")),
    Layer("&", _LESS, _less, None, _LESS),
    Layer("&", _ENTITY, _entity, None, _SURE_ENTITY),
    Layer("=", _QUOTED, _quoted, None, re.compile("=3D")),
    Layer('"', _DOUBLE, nothing, None, _DOUBLE),
    Layer("'", _SINGLE, nothing, None, _SINGLE),
    Layer(None, re.compile(f"[{_FONTS}{_INVISIBLE}]"), _plain),
    *LISTS,
    *NOTATIONS,
)
_SURE = [(one, one.mark, one.sure) for one in LAYERS if one.mark and one.sure]
