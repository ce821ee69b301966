"""Which operation answers an object like this: for objects that come without their request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.operations import OPERATIONS

if TYPE_CHECKING:
    from pytest_assistants.contract.operations import Operation


def infer_operation(answer: dict[str, Any]) -> Operation | None:
    """The operation that answers objects of this ``object``; None where the contract has none."""
    kind = answer.get("object")
    if kind == "list":
        return _lister(answer.get("data"))
    verb = "delete" if "deleted" in answer else "retrieve"
    rows = (row for row in OPERATIONS if row.verb == verb and row.answers == kind)
    return next(rows, None)


def _lister(data: object) -> Operation | None:
    first = data[0] if isinstance(data, list) and data else None
    # Of an empty list nothing is known: the list of files is the one that promises least.
    kind = first.get("object") if isinstance(first, dict) else "file"
    return next((row for row in OPERATIONS if row.items == kind), None)
