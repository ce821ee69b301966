"""Puts a field of a body at its limit or past it; the limits and values are the contract's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract import boundaries
from pytest_assistants.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


def at_limit(operation: str, field: str, body: Mapping[str, object]) -> dict[str, Any]:
    """The body with that field as far as its limit allows.

    Args:
        operation: the operation's name.
        field: where the limit is (``name``, ``tools.function.description``), or its name
            (``assistant.name``, ``function.description``).
        body: the other parameters.

    Raises:
        ValueError: the operation has no such limit; the text names the nearest and lists all.
    """
    path = _path(operation, field)
    value = boundaries.at_limit(boundaries.limit_at(operation, path))
    return {**body, **boundaries.fragment(operation, path, value)}


def beyond(operation: str, field: str, body: Mapping[str, object]) -> dict[str, Any]:
    """The body with that field one past its limit; otherwise as ``at_limit``."""
    path = _path(operation, field)
    value = boundaries.beyond(boundaries.limit_at(operation, path))
    return {**body, **boundaries.fragment(operation, path, value)}


def _path(operation: str, field: str) -> str:
    paths = boundaries.bounded_paths(operation)
    # A limit that holds in several places is meant where it stands first: at the top.
    named = {boundaries.limit_at(operation, path).name: path for path in reversed(paths)}
    found = field if field in paths else named.get(field)
    if found is None:
        raise ValueError(_unknown(operation, field, paths, known=(*paths, *named)))
    return found


def _unknown(operation: str, field: str, paths: tuple[str, ...], *, known: tuple[str, ...]) -> str:
    near = nearest(field, known)
    hint = f", did you mean {near!r}?" if near else "."
    return f"{operation} has no limit at {field!r}{hint} It has them at {', '.join(paths)}"
