"""Cases are kept by file, attempts are told apart, and bodies have an end."""

from __future__ import annotations

from dataclasses import replace

from tests.report.page.samples import CREATED, FAILED, FIXTURE, OTHER, PASSED

from pytest_assistants.report.page.gathering import Gathering, bodiless


def test_cases_of_a_file_stand_together_in_the_order_of_their_first() -> None:
    gathering = Gathering()
    for case in (PASSED, OTHER, FIXTURE):
        gathering.add(case)
    assert gathering.cases == (PASSED, FIXTURE, OTHER)


def test_an_attempt_that_was_followed_by_another_was_run_again() -> None:
    gathering = Gathering()
    for outcome in ("failed", "failed", "passed"):
        gathering.add(replace(PASSED, outcome=outcome))
    assert [case.outcome for case in gathering.cases] == ["rerun", "rerun", "passed"]


def test_where_the_room_is_used_up_bodies_are_left_out_but_what_went_wrong_has_its_own() -> None:
    weight = len(CREATED.request.text) + len(CREATED.response.text)
    wrong = replace(FAILED, exchanges=(CREATED,))
    gathering = Gathering(room=weight + 1)
    for case in (PASSED, OTHER, replace(PASSED, node="tests/test_z.py::test_b"), wrong):
        gathering.add(case)
    first, kept, _, trimmed = gathering.cases
    assert (first, kept) == (PASSED, wrong)
    assert trimmed.trimmed
    assert trimmed.exchanges == (bodiless(CREATED),)
    [exchange] = trimmed.exchanges
    assert exchange.request.kind == "hidden"
    assert exchange.request.size == CREATED.request.size
    assert exchange.findings == CREATED.findings
