"""A value that fits a JSON schema, always the same: what a function is called with by default."""

from __future__ import annotations

from typing import Any

_DEEPEST = 8
_PLAIN: dict[str, Any] = {"object": {}, "array": [], "boolean": True, "null": None}
_NUMBERS = frozenset({"integer", "number"})


def example(schema: object, *, name: str = "value", depth: int = 0) -> Any:
    """A value of the schema's type: its default, its first choice, or the plainest there is.

    A text is the name of its property; what is no schema gives a text too.
    """
    match schema:
        case {"const": value} | {"default": value}:
            return value
        case {"enum": [value, *_]} | {"examples": [value, *_]}:
            return value
    return _made(schema, name, depth + 1) if depth < _DEEPEST else None


def _made(schema: object, name: str, depth: int) -> Any:
    match schema:
        case {"anyOf": [first, *_]} | {"oneOf": [first, *_]} | {"allOf": [first, *_]}:
            return example(first, name=name, depth=depth)
        case {"properties": dict(properties)}:
            return {key: example(value, name=key, depth=depth) for key, value in properties.items()}
        case {"type": "array", "items": items}:
            return [example(items, name=name, depth=depth)]
        case {"type": [str(kind), *_]} | {"type": str(kind)}:
            return _plain(schema, kind, name)
    return name


def _plain(schema: Any, kind: str, name: str) -> Any:
    return schema.get("minimum", 1) if kind in _NUMBERS else _PLAIN.get(kind, name)
