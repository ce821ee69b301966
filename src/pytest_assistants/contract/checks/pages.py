"""Holds a list's answer against its query: how many, in which order, between which cursors."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.catalogue import field_of
from pytest_assistants.contract.limits import limit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.models.page import Page
    from pytest_assistants.contract.violations import Violation

_ORDER = "desc"
_ROW = "page.limit"


def page_findings(
    page: Page[Any], judge: Judge, query: Mapping[str, Any] | None
) -> list[Violation]:
    """What is wrong with a page; lists of files are unpaginated, and only their cursors judged."""
    found = _cursor_findings(page, judge)
    if judge.owner == "list" and query is not None:
        found += _length_findings(page, judge, query)
        found += _order_findings(page, judge, str(query.get("order") or _ORDER))
    return found


def _length_findings(page: Page[Any], judge: Judge, query: Mapping[str, Any]) -> list[Violation]:
    allowed = _allowed(query, judge)
    if allowed is None or len(page.data) <= allowed:
        return []
    row = limit(_ROW)
    text = f"{len(page.data)} entries, at most {allowed} asked for ({row.source})"
    return [judge.find("data", _ROW, text, limit=row, found=str(len(page.data)))]


def _allowed(query: Mapping[str, Any], judge: Judge) -> int | None:
    asked = query.get("limit")
    if asked is None:
        row = field_of(judge.operation.name, "limit") if judge.operation else None
        asked = row.default if row else None
    try:
        return int(str(asked))
    except ValueError:
        return None


def _order_findings(page: Page[Any], judge: Judge, order: str) -> list[Violation]:
    times = [item.created_at for item in page.data]
    for index, (first, second) in enumerate(pairwise(times), start=1):
        if first > second if order == "asc" else first < second:
            text = f"created_at {second} follows {first}, which is not in the order {order}"
            return [judge.find(f"data[{index}].created_at", "page.order", text, found=str(second))]
    return []


def _cursor_findings(page: Page[Any], judge: Judge) -> list[Violation]:
    ends = (page.data[0].id, page.data[-1].id) if page.data else (None, None)
    cursors = ("first_id", page.first_id, ends[0]), ("last_id", page.last_id, ends[1])
    return [
        judge.find(
            name, f"page.{name}", f"is {cursor}, and the entry there {end}", found=str(cursor)
        )
        for name, cursor, end in cursors
        if name in page.model_fields_set and cursor != end
    ]
