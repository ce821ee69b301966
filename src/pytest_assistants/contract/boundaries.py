"""Values that just keep a limit and that just pass it, and bodies that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.limits import Unit, limit

if TYPE_CHECKING:
    from pytest_assistants.contract.limits import Limit

_TOOL = {"type": "code_interpreter"}
_OF_TOOLS = frozenset({"assistant.tools", "run.tools"})
_MESSAGE: dict[str, object] = {"role": "user", "content": "hello"}
_BESIDE: dict[str, dict[str, object]] = {
    "additional_messages": _MESSAGE,
    "chunking_strategy": {"type": "static"},
    "expires_after": {"anchor": "last_active_at", "days": 1},
    "files": {"file_id": "file-1"},
    "function": {"name": "call"},
    "messages": _MESSAGE,
    "static": {"max_chunk_size_tokens": 4_096, "chunk_overlap_tokens": 0},
    "tools": {"type": "function"},
    "truncation_strategy": {"type": "last_messages"},
}
"""What must stand beside a bounded value, by the name of what holds both."""

_STEP = {Unit.NUMBER: 0.1}


def at_limit(row: Limit) -> object:
    """The largest value the limit allows: a text, a list, a map or a number, by its unit.

    The smallest one, where the limit is a minimum only.
    """
    return _value(row, _last(row))


def beyond(row: Limit) -> object:
    """The smallest value past the limit; past the other document's too, where one disputes it."""
    if row.maximum is None:
        return below(row)
    return _value(row, (row.disputed_to or row.maximum) + _STEP.get(row.unit, 1))


def below(row: Limit) -> object:
    """The largest value short of the limit's minimum; a ValueError where it has none."""
    if row.minimum is None:
        raise ValueError(f"the limit {row.name!r} has no minimum")
    return _value(row, row.minimum - _STEP.get(row.unit, 1))


def bounded_paths(owner: str) -> tuple[str, ...]:
    """The places of an operation's body or query, or of an object, that a limit bounds.

    ``name``, ``tools``, ``tools.function.description``, ``metadata.pairs``, ``metadata.key``,
    ``metadata.value``, ``tool_resources.code_interpreter.file_ids`` ...
    """
    return tuple(_bounds_of(owner))


def limit_at(owner: str, path: str) -> Limit:
    """The limit at one of an owner's bounded paths; a KeyError names the paths it has."""
    return limit(_bound_at(owner, path)[1])


def fragment(owner: str, path: str, value: object) -> dict[str, Any]:
    """The part of a body that holds the value at a bounded path, to be merged into a whole one.

    ``fragment("assistants.create", "tools.function.name", "f")`` is
    ``{"tools": [{"type": "function", "function": {"name": "f"}}]}``.
    """
    field, name = _bound_at(owner, path)
    return _nest(field.split("."), _metadata(name, value))


def _last(row: Limit) -> float:
    last = row.minimum if row.maximum is None else row.maximum
    return 0 if last is None else last


def _bounds_of(owner: str) -> dict[str, tuple[str, str]]:
    """By path: the name of the field that is bounded, and of the limit."""
    return {
        _path(row.name, name): (row.name, name) for row in fields_of(owner) for name in row.limits
    }


def _bound_at(owner: str, path: str) -> tuple[str, str]:
    bounds = _bounds_of(owner)
    if path not in bounds:
        raise KeyError(f"{owner} has no limit at {path!r}; it has them at {', '.join(bounds)}")
    return bounds[path]


def _path(field: str, name: str) -> str:
    place = field.replace("[]", "")
    return f"{place}.{name.partition('.')[2]}" if name.startswith("metadata.") else place


def _metadata(name: str, value: object) -> object:
    """A map that holds the value, where it is a key's or a value's limit that bounds it."""
    if name == "metadata.key":
        return {str(value): ""}
    return {"key": value} if name == "metadata.value" else value


def _nest(steps: list[str], value: object) -> dict[str, Any]:
    name, *rest = steps
    if not rest:
        return {name: value}
    holder = name.removesuffix("[]")
    inner = {**_BESIDE.get(holder, {}), **_nest(rest, value)}
    return {holder: inner if holder == name else [inner]}


def _value(row: Limit, size: float) -> object:
    match row.unit:
        case Unit.CHARACTERS:
            return "x" * int(size)
        case Unit.ITEMS:
            return [_item(row, index) for index in range(int(size))]
        case Unit.PAIRS:
            return {f"key{index}": "value" for index in range(int(size))}
        case _:
            return size


def _item(row: Limit, index: int) -> object:
    if row.name in _OF_TOOLS:
        return dict(_TOOL)
    return {} if row.name == "file_search.vector_stores" else f"file-{index}"
