"""YAML read in two: headers by their lines, since most of a stock cassette is that, then the rest.

Each block of headers with one value each is replaced by a literal block, whose one line stands
nowhere else. libyaml reads such a block only where it would read one of headers. So if each of
these lines comes back in a place of headers, all is as if it had been read whole; else it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import yaml

from pytest_assistants.cassette.serializer import events
from pytest_assistants.cassette.serializer.scalars import resolves_to_text

if TYPE_CHECKING:
    from collections.abc import Callable

Headers = dict[str, str]

_STAND_IN = "headers that were cut out, block"
_BLOCK = re.compile(
    r"^ {4}headers:\n((?: {6}[A-Za-z].*+\n {6}- .++\n)++)(?= {0,4}[!-~])", re.MULTILINE
)
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,99}):")
_PLAIN = re.compile(r"""[A-Za-z0-9/][!"$-9;-~]*+(?:(?: ++|:(?=[!-~]))[!"$-9;-~]++)*+""")
_QUOTED = re.compile(r"""'[ -&(-~]*+'|"[ !#-\[\]-~]*+\"""")


class _Unusual(Exception):  # noqa: N818 - no failure: libyaml reads it
    """A line that is not read here."""


def build(text: str) -> object:
    """The same as ``events.build``, but for headers, whose values are no lists; the same errors."""
    rest, cut_out = _cut(text)
    lines = text.count("\n") - rest.count("\n")
    try:
        # What libyaml would have told of n headers, 4 n + 2 events, was 2 n - 1 lines longer.
        value = events.build(rest, counted=2 * lines + 3 * len(cut_out))
    except (events.UnreadableError, yaml.YAMLError):
        return events.build(text)
    _put_back(value, cut_out)
    return events.build(text) if cut_out else value


def _cut(text: str) -> tuple[str, dict[str, Headers]]:
    """The text without its headers, and those by the line that stands in for each."""
    cut_out: dict[str, Headers] = {}
    key, value = cache(_key), cache(_value)

    def stand_in(found: re.Match[str]) -> str:
        try:
            headers = _headers(found[1], key, value)
        except _Unusual:
            return found[0]
        line = f"{_STAND_IN} {len(cut_out)}"
        cut_out[line] = headers
        return f"    headers: |-\n      {line}\n"

    return text if _STAND_IN in text else _BLOCK.sub(stand_in, text), cut_out


def _headers(block: str, key: Callable[[str], str], value: Callable[[str], str]) -> Headers:
    lines = block[6:-1].split("\n      ")
    return dict(zip(map(key, lines[::2]), map(value, lines[1::2]), strict=True))


def _key(line: str) -> str:
    found = _KEY.fullmatch(line)
    if found is None or not resolves_to_text(found[1]):
        raise _Unusual
    return found[1]


def _value(line: str) -> str:
    text = line.removeprefix("- ")
    if _PLAIN.fullmatch(text) and resolves_to_text(text):
        return text
    if not _QUOTED.fullmatch(text):
        raise _Unusual
    return text[1:-1]


def _put_back(value: object, cut_out: dict[str, Headers]) -> None:
    """Put the headers where their line came back, and take them from those that were cut out."""
    stored = value.get("interactions") if isinstance(value, dict) else None
    for one in stored if isinstance(stored, list) else ():
        for part in one.values() if isinstance(one, dict) else ():
            if isinstance(part, dict) and isinstance(part.get("headers"), str):
                part["headers"] = cut_out.pop(part["headers"], part["headers"])
