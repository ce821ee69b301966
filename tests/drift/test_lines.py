"""Differences read as lines: each exchange once, what was recorded beside what is now."""

from __future__ import annotations

from pytest_assistants.drift import Difference, Kind, described


def test_each_exchange_stands_once_with_its_fields_below() -> None:
    get, delete = "GET /openai/x", "DELETE /openai/y"
    told = described(
        [
            Difference(Kind.STATUS, get, 3, 4, "response.status", "200", "404"),
            Difference(Kind.FIELD_ADDED, get, 3, 4, "response.body.a", "(absent)", "1"),
            Difference(Kind.EXCHANGE_ADDED, delete, None, 5),
            Difference(Kind.EXCHANGE_REMOVED, delete, 6, None),
        ]
    )
    assert list(told) == [
        "GET /openai/x   (recorded 3, now 4)",
        "  status          response.status   recorded 200   now 404",
        "  field added     response.body.a   recorded (absent)   now 1",
        "DELETE /openai/y   (now 5)",
        "  exchange added",
        "DELETE /openai/y   (recorded 6)",
        "  exchange removed",
    ]


def test_where_nothing_differs_there_are_no_lines() -> None:
    assert list(described([])) == []
