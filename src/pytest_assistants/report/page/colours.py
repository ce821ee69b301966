"""Bodies as HTML: one block a line, with keys, strings, numbers and words told apart."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 12  # how far the folded part of a line is indented
_STRING = r'"(?:[^"\\]|\\.)*"'
_TOKEN = re.compile(
    rf"(?P<k>{_STRING})(?=\s*:)|(?P<s>{_STRING})"
    r"|(?P<n>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?P<w>\b(?:true|false|null)\b)"
)
_FIELD = re.compile(r"(event|data|id|retry)(:)(.*)", re.DOTALL)


def coloured(text: str, kind: str) -> str:
    """The text as HTML that shows it, whatever it holds; only JSON and events have colours."""
    line = {"json": _json, "events": _event}.get(kind, escape)
    return "".join(f'<span class="{_depth(one)}">{line(one)}\n</span>' for one in text.split("\n"))


def _depth(line: str) -> str:
    depth = min((len(line) - len(line.lstrip(" "))) // 2, _DEEPEST)
    return f"l i{depth}" if depth else "l"


def _event(line: str) -> str:
    match = _FIELD.fullmatch(line)
    if match is None:
        return escape(line)
    name, colon, value = match.groups()
    shown = f"<b>{escape(value)}</b>" if name == "event" else _json(value)
    return f'<span class="k">{name}</span>{colon}{shown}'


def _json(line: str) -> str:
    return "".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    end = 0
    for match in _TOKEN.finditer(line):
        yield escape(line[end : match.start()])
        yield f'<span class="{match.lastgroup}">{escape(match[0])}</span>'
        end = match.end()
    yield escape(line[end:])
