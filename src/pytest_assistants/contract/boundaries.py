"""Values that just keep a limit and that just pass it, and bodies that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.limits import Unit, limit

if TYPE_CHECKING:
    from pytest_assistants.contract.limits import Limit

_METADATA = {"pairs", "key", "value"}
_TOOL = {"type": "code_interpreter"}
_MESSAGE = {"role": "user", "content": "hello"}
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
    return tuple(_limits_of(owner))


def limit_at(owner: str, path: str) -> Limit:
    """The limit at one of an owner's bounded paths; a KeyError names the paths it has."""
    rows = _limits_of(owner)
    if path not in rows:
        raise KeyError(f"{owner} has no limit at {path!r}; it has them at {', '.join(rows)}")
    return rows[path]


def fragment(owner: str, path: str, value: object) -> dict[str, Any]:
    """The part of a body that holds the value at a bounded path, to be merged into a whole one.

    ``fragment("assistants.create", "tools.function.name", "f")`` is
    ``{"tools": [{"type": "function", "function": {"name": "f"}}]}``.
    """
    limit_at(owner, path)
    head, _, last = path.rpartition(".")
    if head.endswith("metadata") and last in _METADATA:
        return _nest(head, _metadata(last, value))
    return _nest(path, value)


def _last(row: Limit) -> float:
    last = row.minimum if row.maximum is None else row.maximum
    return 0 if last is None else last


def _limits_of(owner: str) -> dict[str, Limit]:
    return {_path(row.name, name): limit(name) for row in fields_of(owner) for name in row.limits}


def _path(field: str, name: str) -> str:
    place = field.replace("[]", "")
    return f"{place}.{name.partition('.')[2]}" if name.startswith("metadata.") else place


def _metadata(kind: str, value: object) -> object:
    if kind == "key":
        return {str(value): ""}
    return {"key": value} if kind == "value" else value


def _nest(path: str, value: object) -> dict[str, Any]:
    head, _, rest = path.partition(".")
    if not rest:
        return {head: value}
    inner = _nest(rest, value)
    if head == "tools":
        return {"tools": [{"type": "function", **_function(inner)}]}
    if head in {"messages", "vector_stores"}:
        return {head: [{**_MESSAGE, **inner} if head == "messages" else inner]}
    return {head: inner}


def _function(inner: dict[str, Any]) -> dict[str, Any]:
    return {"function": {"name": "call", **inner["function"]}}


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
    if row.name == "assistant.tools":
        return dict(_TOOL)
    return {} if row.name == "file_search.vector_stores" else f"file-{index}"
