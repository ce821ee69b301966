"""JSON as text: its strings mapped and its layout changed, every number and key kept as written."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Numbers are passed over, whatever their length. `raw_decode` is this, and a fifth slower.
_SCAN = json.JSONDecoder(parse_float=len, parse_int=len).scan_once  # type: ignore[attr-defined]  # the stubs know the methods alone
_BLANKS = " \t\n\r"
_OPENERS = frozenset('{["')
_BEGINNINGS = _OPENERS.union(_BLANKS)
_LENIENT = json.JSONDecoder(strict=False)
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"(\s*+:)?+', re.DOTALL)
_TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"(\s*+:)?+|[{}\[\]]', re.DOTALL)
_ESCAPED_QUOTE = re.compile(r'\\"')  # which finds two characters sooner than `in`
_ODD_ESCAPE = re.compile(r'\\["u]')
_PIECE = re.compile(r"[\[\]{},:]|[^\s\[\]{},:]++")
_NEAT = re.compile(r"[ !#-\[\]-~]*+")  # what is written in one way alone
_OPENING, _CLOSING = ("[", "{", ","), ("]", "}")
_SHORT = 64
# What may not stand as it is in a YAML literal block, or is invisible in a review.
_AWKWARD = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufeff\ufffe\uffff]")


def is_json_text(text: str) -> bool:
    """Whether the whole text is one JSON value."""
    text = text.lstrip(_BLANKS) if text[:1] in _BLANKS else text
    try:
        _, end = _SCAN(text, 0)
    except (StopIteration, ValueError, RecursionError):
        return False
    return end == len(text) or not text[end:].strip(_BLANKS)


def may_be_json(text: str) -> bool:
    """Whether a text may be JSON and more than a number, told by how it begins."""
    first = text[:1]
    if first not in _BEGINNINGS:
        return False
    return first in _OPENERS or text.lstrip(_BLANKS)[:1] in _OPENERS


def is_neat(text: str) -> bool:
    """Whether all its strings, if it is JSON, can be written in one way alone."""
    return text.isascii() and "\\" not in text and "\x7f" not in text


def map_strings(text: str, change: Callable[[str | None, str], str]) -> str:
    """The text with each string replaced by ``change(field, value)``; a key has no field.

    The text must be JSON. Strings that do not change keep their own spelling.
    """
    field: str | None = None

    def replaced(match: re.Match[str]) -> str:
        nonlocal field
        colon = match[1] or ""
        piece = match[0].removesuffix(colon)
        value = json.loads(piece)
        if colon:
            field = value
        changed = change(None if colon else field, value)
        return match[0] if changed == value else _encode(changed) + colon

    return _STRING.sub(replaced, text)


def tokens(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each string of a JSON text: where it begins, what stands between its quotes, its path.

    A path holds the names of the fields that lead to a value, outermost first; a name has none.
    """
    stack: list[tuple[str, ...]] = [()]
    path: tuple[str, ...] = ()
    for match in _TOKEN.finditer(text):
        inner, piece = match[1], match[0]
        if inner is None:
            if piece in "{[":
                stack.append(path)
            else:
                stack.pop()
                path = stack[-1]
        elif match[2]:
            yield match.start() + 1, inner, ()
            path = (*stack[-1], _plain(inner))
        else:
            yield match.start() + 1, inner, path


def split_strings(text: str) -> list[str]:
    """A JSON text cut at the quotes of its strings: between them at even places, inside at odd."""
    if not has_escaped_quotes(text):
        return text.split('"')
    parts = text.replace("\\\\", "\0\1").replace('\\"', "\0\2").split('"')  # JSON has no NUL
    return [_with_escapes(part) if "\0" in part else part for part in parts]


def has_odd_escapes(text: str) -> bool:
    """Whether quotes or codes of characters are escaped, as few texts have them."""
    return "\\" in text and _ODD_ESCAPE.search(text) is not None


def has_escaped_quotes(text: str) -> bool:
    """Whether there are quotes that neither begin nor end a string."""
    return "\\" in text and _ESCAPED_QUOTE.search(text) is not None


def quoted(value: str) -> str:
    """What stands between the quotes of a JSON string of that value."""
    return _encode(value)[1:-1]


def unquoted(inner: str) -> str:
    """What stands between the quotes of a JSON string, read."""
    plain = inner.replace("\\n", "\n")  # most have no other escape
    if "\\" not in plain:
        return plain
    return str(_LENIENT.raw_decode(f'"{inner}"')[0])


def pretty(text: str) -> str:
    """The JSON text with two spaces of indent and readable strings; numbers as written."""
    parts = split_strings(text)
    if not is_neat(text):
        parts[1::2] = [
            inner if _NEAT.fullmatch(inner) else _readable(inner) for inner in parts[1::2]
        ]
    depth, previous = 0, ""
    for place in range(0, len(parts), 2):
        laid_out = _laid_out_often if len(parts[place]) <= _SHORT else _laid_out
        parts[place], depth = laid_out(parts[place], depth, previous)
        previous = '"'
    return '"'.join(parts)


def _laid_out(between: str, depth: int, previous: str) -> tuple[str, int]:
    """What stands between two strings, up to the next one's quote; and how deep that stands."""
    parts: list[str] = []
    for piece in (*_PIECE.findall(between), ""):
        if piece in _CLOSING:
            depth -= 1
            if previous not in "[{":
                parts.append("\n" + "  " * depth)
        elif previous == ":":
            parts.append(" ")
        elif previous in _OPENING:
            parts.append("\n" + "  " * depth)
        parts.append(piece)
        if piece in _OPENING[:2]:
            depth += 1
        previous = piece
    return "".join(parts), depth


# Of most texts, all but numbers is laid out as in others.
_laid_out_often = lru_cache(maxsize=512)(_laid_out)


def _with_escapes(part: str) -> str:
    return part.replace("\0\2", '\\"').replace("\0\1", "\\\\")


def _readable(inner: str) -> str:
    """As few escapes as can be, if it says the same then."""
    value = unquoted(inner)
    readable = quoted(value)
    return readable if unquoted(readable) == value else inner


def _plain(inner: str) -> str:
    return unquoted(inner) if "\\" in inner else inner


def _encode(value: str) -> str:
    return _AWKWARD.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
