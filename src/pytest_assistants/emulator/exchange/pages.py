"""One page of a list: limit, order and cursors, exclusive on both ends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.catalogue import field_of
from pytest_assistants.emulator.exchange.error_responses import RequestRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pytest_assistants.emulator.memory.store import Record


@dataclass(frozen=True, slots=True)
class Page:
    """The records of one page, in the order asked for, and whether others follow."""

    records: Sequence[Record]
    has_more: bool


def cut(records: Sequence[Record], query: Mapping[str, str], *, operation: str) -> Page:
    """The page that a query asks for.

    With ``before`` alone it is the page that ends right before the cursor; else it is the first
    page of what lies between the cursors.

    Args:
        records: Oldest first.
        query: ``limit``, ``order``, ``after`` and ``before`` as sent; what is missing has the
            operation's documented default.
        operation: The name of the operation, for its defaults.

    Raises:
        RequestRefused: a cursor is no object of the list.
    """
    asked = {**_defaults(operation), **query}
    ordered = list(records) if asked["order"] == "asc" else list(reversed(records))
    start, end = _bounds(ordered, query)
    limit = int(asked["limit"]) if asked["limit"] else len(ordered)
    between = ordered[start:end]
    backwards = "before" in query and "after" not in query
    shown = between[-limit:] if backwards else between[:limit]
    return Page(shown, has_more=len(shown) < len(between))


def envelope(page: Page, render: Callable[[Record], dict[str, Any]]) -> dict[str, Any]:
    """The list object; its cursors are null where it is empty."""
    return {
        "object": "list",
        "data": [render(record) for record in page.records],
        "first_id": page.records[0].id if page.records else None,
        "last_id": page.records[-1].id if page.records else None,
        "has_more": page.has_more,
    }


def _defaults(operation: str) -> dict[str, str]:
    return {name: _default(operation, name) for name in ("limit", "order")}


def _default(operation: str, name: str) -> str:
    row = field_of(operation, name)
    stated = None if row is None else row.default
    return "" if stated is None else str(json.loads(stated))


def _bounds(ordered: Sequence[Record], query: Mapping[str, str]) -> tuple[int, int]:
    places = {record.id: place for place, record in enumerate(ordered)}
    start = _place(places, query, "after", nowhere=-1) + 1
    return start, max(start, _place(places, query, "before", nowhere=len(ordered)))


def _place(places: Mapping[str, int], query: Mapping[str, str], name: str, *, nowhere: int) -> int:
    cursor = query.get(name)
    if not cursor:
        return nowhere
    if cursor not in places:
        raise RequestRefused("cursor.unknown", param=name, id=cursor)
    return places[cursor]
