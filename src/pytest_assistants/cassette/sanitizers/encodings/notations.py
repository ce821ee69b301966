"""How documents, terminals, calendars and code write characters: tags, marks, folds and numbers."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.encodings.layer import Layer, nothing, numbered

_WORD = r"[\w.@+/=-]"
_BYTE = r"(?:[3-9]\d|1[01]\d|12[0-6])"
# Tags that change how a part of a word looks, or let it be parted; runs of a text processor.
_TAG = r"</?(?:wbr|b|i|u|em|strong|span|mark|font|w:[A-Za-z]{1,12})(?:[ /][^<>]{0,200})?>"
_TAGS = re.compile(rf"(?<={_WORD}){_TAG}(?:{_TAG}){{0,15}}(?={_WORD})")
_COLOUR = re.compile(r"\x1b\[[0-9;:]{0,24}[A-Za-z]")
_RTF = re.compile(r"\\'([2-7][0-9a-fA-F])")
_MARKED = re.compile(r"\\([_@.#&$%~+-])(?:\{\})?(?=\w)")
_SURELY_MARKED = re.compile(r"(?<=\w)\\[_@](?:\{\})?(?=\w)")
_FOLD = re.compile(rf"(?<={_WORD})\r\n[ \t](?={_WORD})")
_CSS = re.compile(r"\\0{2,4}([2-7][0-9a-fA-F])(?![0-9a-fA-F])")
_SURELY_CSS = re.compile(r"(?:\\0{2,4}[2-7][0-9a-fA-F](?![0-9a-fA-F])){3}")
_CHARACTERS = re.compile(
    rf"(?i:\bchrw?\({_BYTE}\)(?:[ \t]?(?:\|\||[&+.,])[ \t]?chrw?\({_BYTE}\)){{5,}}+)"
)
_SLICE = re.compile(rf"(?<=\[){_BYTE}(?: {_BYTE}){{7,}}+(?=\])")
_WIDE = re.compile(r"\b[2-7][0-9a-fA-F],00(?:,(?:\\\r?\n[ \t]{0,8})?[2-7][0-9a-fA-F],00){5,}+")
_GAP = r"\s{0,40}+"
INDEXED = re.compile(
    rf'(?<![^{{\s])"0"{_GAP}:{_GAP}{_BYTE}(?:{_GAP},{_GAP}"\d{{1,6}}"{_GAP}:{_GAP}{_BYTE}){{7,}}+'
)
INDEXED_VALUE = re.compile(r"(?<=:)(\s*)(\d+)")
_NUMBER = re.compile(r"\d+")
_PAIR = re.compile(r"\b[2-7][0-9a-fA-F](?=,00)")
_FORM = re.compile(r"(?<![\w.+-])[\w.-]{1,40}=[^&\s=+]{0,200}\+[^&\s\"'<>]{1,400}")
_PARTED = re.compile(r"[A-Za-z0-9]\+[A-Za-z0-9]{1,40}\+[A-Za-z0-9]")


def _coded(match: re.Match[str]) -> list[tuple[str, int]]:
    """The character of a code in hex."""
    return [(chr(int(match[1], 16)), len(match[0]))]


def _bare(match: re.Match[str]) -> list[tuple[str, int]]:
    """The character behind its mark."""
    return [(match[1], len(match[0]))]


def _decimals(match: re.Match[str]) -> list[tuple[str, int]]:
    return numbered(match, _NUMBER, 10)


def _values(match: re.Match[str]) -> list[tuple[str, int]]:
    return numbered(match, INDEXED_VALUE, 10)


def _pairs(match: re.Match[str]) -> list[tuple[str, int]]:
    return numbered(match, _PAIR, 16)


def _blanks(match: re.Match[str]) -> list[tuple[str, int]]:
    """A field of a form, whose blanks are pluses."""
    return [(" " if one == "+" else one, 1) for one in match[0]]


BY_INDEX = Layer('"0"', INDEXED, _values)
NOTATIONS: tuple[Layer, ...] = (
    Layer("\x1b", _COLOUR, nothing, None, _COLOUR),
    Layer("<", _TAGS, nothing, None, _TAGS),
    Layer("\\'", _RTF, _coded, None, _RTF),
    Layer("\\", _MARKED, _bare, None, _SURELY_MARKED),
    Layer("\r\n", _FOLD, nothing, None, _FOLD),
    Layer("\\00", _CSS, _coded, None, _SURELY_CSS),
    Layer("(", _CHARACTERS, _decimals, re.compile(r"\((?<=[rRwW]\()\d").search),
    Layer("[", _SLICE, _decimals),
    Layer(",00,", _WIDE, _pairs),
    BY_INDEX,
    Layer("+", _FORM, _blanks, _PARTED.search),
)
