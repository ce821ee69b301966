"""What an exchange shows is read without trust in its shape."""

from __future__ import annotations

import pytest

from pytest_assistants.report.shown import each, shown
from pytest_assistants.wire import Interaction, Request, Response, at


@pytest.mark.parametrize(
    ("query", "body", "ids"),
    [
        ("", b'{"data": [{"id": 2}, {"id": 1}]}', [1, 2]),
        ("?order=asc", b'{"data": [{"id": 1}, {"id": 2}]}', [1, 2]),
        ("", b'{"id": 1}', [1]),
        ("", b"no JSON", []),
        ("", b"[]", []),
    ],
)
def test_objects_are_shown_the_oldest_first(query: str, body: bytes, ids: list[int]) -> None:
    exchange = Interaction(Request("GET", f"https://x.test/{query}"), Response(200, (), body))
    assert [one["id"] for one in shown(exchange)] == ids


def test_where_nothing_stands_nothing_is_found() -> None:
    assert at({"a": {"b": 1}}, "a", "b") == 1
    assert at({"a": [1]}, "a", "b") is None
    assert list(each({"a": [1, {"b": 2}]}, "a")) == [{"b": 2}]
    assert list(each({"a": {}}, "a")) == []
