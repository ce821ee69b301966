"""What the template reads: one sentence, flags, words to be found by, rows of the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.report.page.samples import (
    CREATED,
    FAILED,
    FIXTURE,
    MISSED,
    OTHER,
    PASSED,
    REFUSED,
    many,
    page,
)

from pytest_assistants.report.page.views import FACETS, MANY, OUTCOMES, verdict, view

if TYPE_CHECKING:
    from pytest_assistants.report.page.content import Exchange, Page


def _rows(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["case"].name: row for _, rows in shown["groups"] for row in rows}


@pytest.mark.parametrize(
    ("shown", "sentence", "tone"),
    [
        (page(), "No test talked to the API", "mute"),
        (page(FIXTURE), "No test talked to the API", "ok"),
        (page(PASSED), "1 test, nothing went wrong", "ok"),
        (page(PASSED, OTHER, FIXTURE), "2 tests, nothing went wrong", "ok"),
        (page(PASSED, FAILED), "1 of 2 tests went wrong", "bad"),
        (page(replace(FAILED, outcome="rerun"), PASSED), "1 test, nothing went wrong", "ok"),
        (page(PASSED, finished=False), "This run has not ended", "bad"),
    ],
)
def test_the_page_is_one_sentence(shown: Page, sentence: str, tone: str) -> None:
    assert verdict(shown) == sentence
    assert view(shown)["tone"] == tone


def test_a_case_is_flagged_by_what_a_reader_may_look_for() -> None:
    rows = _rows(view(page(PASSED, FAILED, OTHER)))
    assert rows["test_run"]["flags"] == [
        name for name in FACETS if name not in {"stopped", "faulted"}
    ]
    assert rows["test_hire"]["flags"] == ["note"]
    assert rows["test_skipped"]["flags"] == []
    assert view(page(FAILED, PASSED))["facets"] == [
        (name, 2 if name == "note" else 1) for name in FACETS if name not in {"stopped", "faulted"}
    ]


def test_a_case_is_found_by_its_name_outcome_operations_and_statuses() -> None:
    found = _rows(view(page(FAILED)))["test_run"]["find"].split()
    assert {"tests/test_desk.py::test_run", "runs.create", "post", "400", "missed"} <= set(found)
    assert len(found) == len(set(found))


def test_what_went_wrong_is_open_as_long_as_it_is_little() -> None:
    cases = [replace(FAILED, node=f"test_a.py::test_{n}") for n in range(30)]
    rows = _rows(view(page(PASSED, *cases)))
    assert sum(row["is_open"] for row in rows.values()) == 10
    assert not rows["test_hire"]["is_open"]


@pytest.mark.parametrize(
    ("exchange", "tone", "word", "is_open"),
    [
        (CREATED, "ok", "200", False),
        (REFUSED, "warn", "400", True),
        (replace(REFUSED, findings=()), "warn", "400", False),
        (MISSED, "bad", "missed", True),
        (replace(MISSED, fate="stopped"), "bad", "stopped", True),
        (replace(CREATED, status=503), "bad", "503", False),
        (replace(CREATED, cut="reset"), "warn", "200 reset", False),
        (replace(CREATED, fate="faulted"), "warn", "200", False),
        (replace(MISSED, fate="faulted"), "warn", "faulted", False),
    ],
)
def test_an_exchange_has_a_tone_and_a_word(
    exchange: Exchange, tone: str, word: str, *, is_open: bool
) -> None:
    [row] = _rows(view(page(replace(FAILED, exchanges=(exchange,)))))["test_run"]["exchanges"]
    assert (row["tone"], row["word"], row["is_open"]) == (tone, word, is_open)


def test_what_the_failure_says_already_is_not_said_again() -> None:
    said = replace(FAILED, failure=f"CassetteMiss: {MISSED.told}")
    told = [row["told"] for row in _rows(view(page(said)))["test_run"]["exchanges"]]
    assert told == ["", "", ""]
    assert _rows(view(page(FAILED)))["test_run"]["exchanges"][2]["told"] == MISSED.told


def test_the_rows_that_findings_speak_of_have_their_sources() -> None:
    rows = view(page(FAILED))["limits"]
    assert [(row["anchor"], row["says"]) for row in rows] == [
        ("metadata.pairs", "at most 16 pairs"),
        ("operation.assistants.create", "POST /assistants"),
    ]
    assert all(row["url"].startswith("https://") for row in rows)


def test_numbers_are_left_out_where_they_are_nought() -> None:
    assert view(page(PASSED))["counts"] == [("tests", "1"), ("replayed", "5")]


def test_a_long_page_is_laid_out_later() -> None:
    assert not view(many(MANY))["lazy"]
    assert view(many(MANY + 1))["lazy"]


def test_every_outcome_has_a_sign() -> None:
    for outcome in OUTCOMES:
        [row] = _rows(view(page(replace(PASSED, outcome=outcome)))).values()
        assert row["sign"]
