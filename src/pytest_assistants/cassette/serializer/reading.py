"""Bytes to a cassette: this package's layout, stock vcrpy's, and its JSON serializer's."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from pytest_assistants.cassette.serializer import events, header_blocks, layout, own_layout
from pytest_assistants.errors import CorruptCassette

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.serializer.format import Cassette

    Fallback = Callable[[str], object]

_BRACE = re.compile(r"\s*\{")
MAX_BYTES = 64 * 2**20


def load(data: bytes, *, name: str, fallback: Fallback | None = None) -> Cassette:
    """The cassette of these bytes; ``name`` is what an error calls it.

    ``fallback`` reads text that holds tags, anchors or aliases, after the same caps were checked:
    stock vcrpy's own safe loader. Raises CorruptCassette and NewerCassette.
    """
    try:
        _require_size(data)
        return own_layout.read(data) or layout.cassette(_plain(_text(data), fallback))
    except (layout.LayoutError, events.UnreadableError) as problem:
        raise _corrupt(name, str(problem)) from problem
    except layout.NewerFormatError as problem:
        raise problem.named(name) from None
    except yaml.YAMLError as problem:
        raise _corrupt(name, _yaml_problem(problem)) from problem


def _require_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise layout.LayoutError(f"{len(data):,} bytes, where {MAX_BYTES:,} are the most")


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


def _yaml_problem(problem: yaml.YAMLError) -> str:
    mark: Any = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "no YAML"
    return f"{what} on line {mark.line + 1}" if mark is not None else str(what)


def _corrupt(name: str, problem: str) -> CorruptCassette:
    return CorruptCassette(
        f"{name} is no readable cassette: {problem}; restore the file or record it again."
    )
