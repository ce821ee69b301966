"""What is not as it was written here: edited, of stock vcrpy, or of its JSON serializer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from pytest_assistants.cassette.serializer import events, header_blocks, layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.serializer.format import Cassette

    Fallback = Callable[[str], object]

UNREADABLE = (layout.LayoutError, events.UnreadableError, yaml.YAMLError)
"""What is raised of bytes that are no cassette."""

_BRACE = re.compile(r"\s*\{")


def read(data: bytes, *, name: str, fallback: Fallback | None) -> Cassette:
    """The cassette of these bytes; raises one of ``UNREADABLE``, or NewerCassette."""
    try:
        return layout.cassette(_plain(_text(data), fallback))
    except layout.NewerFormatError as problem:
        raise problem.named(name) from None


def described(problem: Exception) -> str:
    """What is wrong, and on which line if that is known."""
    if not isinstance(problem, yaml.YAMLError):
        return str(problem)
    mark: Any = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "no YAML"
    return f"{what} on line {mark.line + 1}" if mark is not None else str(what)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise layout.LayoutError(f"no UTF-8 on line {line}") from problem


def _plain(text: str, fallback: Fallback | None) -> object:
    if _BRACE.match(text):
        return _json(text, fallback)
    return _yaml(text, fallback)


def _json(text: str, fallback: Fallback | None) -> object:
    """Read what vcrpy wrote as JSON, whose surrogate pairs libyaml would refuse."""
    try:
        value: object = json.loads(text)
    except RecursionError as problem:
        raise layout.LayoutError("nesting too deep") from problem
    except ValueError:
        return _yaml(text, fallback)
    return value


def _yaml(text: str, fallback: Fallback | None) -> object:
    try:
        return header_blocks.build(text)
    except events.UnsupportedError:
        if fallback is None:
            raise
    events.check_weight(text)
    return _by_fallback(text, fallback)


def _by_fallback(text: str, fallback: Fallback) -> object:
    try:
        return fallback(text)
    except yaml.YAMLError:
        raise
    except Exception as problem:
        raise layout.LayoutError(f"unreadable to vcrpy as well ({problem})") from problem
