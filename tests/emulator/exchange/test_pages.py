from __future__ import annotations

import pytest

from pytest_assistants.emulator.exchange import pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.memory.store import Record

_FIVE = [Record("thread", name, created_at=1) for name in "abcde"]


def _cut(**query: str) -> tuple[str, bool]:
    page = pages.cut(_FIVE, query, operation="assistants.list")
    return "".join(record.id for record in page.records), page.has_more


def test_a_list_is_newest_first_unless_asked_otherwise() -> None:
    assert _cut() == ("edcba", False)
    assert _cut(order="desc") == ("edcba", False)
    assert _cut(order="asc") == ("abcde", False)


def test_a_limit_cuts_the_page_and_tells_that_more_follows() -> None:
    assert _cut(limit="2") == ("ed", True)
    assert _cut(limit="5") == ("edcba", False)


def test_without_a_limit_the_documented_default_holds() -> None:
    many = [Record("thread", str(number), created_at=number) for number in range(21)]
    page = pages.cut(many, {}, operation="assistants.list")
    assert (len(page.records), page.has_more) == (20, True)
    everything = pages.cut(many, {}, operation="files.list")
    assert (len(everything.records), everything.has_more) == (21, False)


def test_cursors_are_exclusive_on_both_ends() -> None:
    assert _cut(after="d") == ("cba", False)
    assert _cut(after="e", before="b") == ("dc", False)
    assert _cut(order="asc", after="a", before="d") == ("bc", False)


def test_pages_join_without_gap_or_overlap() -> None:
    assert _cut(limit="2", after="d") == ("cb", True)
    assert _cut(limit="2", after="b") == ("a", False)


def test_before_alone_gives_the_page_that_ends_right_before_it() -> None:
    assert _cut(limit="2", before="b") == ("dc", True)
    assert _cut(limit="3", before="b") == ("edc", False)


def test_cursors_that_cross_leave_nothing_between_them() -> None:
    assert _cut(after="b", before="d") == ("", False)


def test_an_empty_cursor_is_no_cursor() -> None:
    assert _cut(after="") == ("edcba", False)


def test_an_unknown_cursor_is_refused_by_its_name() -> None:
    with pytest.raises(RequestRefused) as refused:
        _cut(after="nobody")
    assert refused.value.refusal.rule == "cursor.unknown"
    assert refused.value.refusal.values == {"param": "after", "id": "nobody"}


def test_the_envelope_points_to_its_first_and_last_entry() -> None:
    page = pages.cut(_FIVE, {"limit": "2"}, operation="assistants.list")
    assert pages.envelope(page, lambda record: {"id": record.id}) == {
        "object": "list",
        "data": [{"id": "e"}, {"id": "d"}],
        "first_id": "e",
        "last_id": "d",
        "has_more": True,
    }


def test_the_cursors_of_an_empty_list_are_null() -> None:
    page = pages.cut([], {}, operation="assistants.list")
    assert pages.envelope(page, lambda record: {"id": record.id}) == {
        "object": "list",
        "data": [],
        "first_id": None,
        "last_id": None,
        "has_more": False,
    }


def test_a_list_without_documented_defaults_shows_all() -> None:
    page = pages.cut(_FIVE, {}, operation="threads.create")
    assert len(page.records) == 5
