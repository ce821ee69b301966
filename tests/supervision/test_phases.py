"""Three reports become one outcome: what went wrong first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.supervision.phases import LONGEST, Phases

if TYPE_CHECKING:
    from pytest_assistants.report.page.content import Case


def _report(when: str, outcome: str = "passed", **more: Any) -> pytest.TestReport:
    report = pytest.TestReport(
        nodeid="test_a.py::test_b",
        location=("test_a.py", 0, "test_b"),
        keywords={},
        outcome=outcome,  # type: ignore[arg-type]  # one of pytest's words
        longrepr=more.pop("longrepr", None),
        when=when,  # type: ignore[arg-type]  # one of pytest's words
        sections=more.pop("sections", ()),
        duration=0.25,
    )
    vars(report).update(more)
    return report


def _case(*reports: pytest.TestReport) -> Case:
    phases = Phases()
    for report in reports:
        phases.add(report)
    return phases.case("test_a.py::test_b")


@pytest.mark.parametrize(
    ("reports", "outcome"),
    [
        ([("setup", "passed"), ("call", "passed"), ("teardown", "passed")], "passed"),
        ([("setup", "passed"), ("call", "failed"), ("teardown", "failed")], "failed"),
        ([("setup", "failed"), ("teardown", "passed")], "error"),
        ([("setup", "passed"), ("call", "passed"), ("teardown", "failed")], "error"),
        ([("setup", "skipped"), ("teardown", "passed")], "skipped"),
    ],
)
def test_an_outcome_is_what_went_wrong_first(reports: list[tuple[str, str]], outcome: str) -> None:
    case = _case(*(_report(*one) for one in reports))
    assert (case.outcome, case.seconds) == (outcome, 0.25 * len(reports))


def test_an_expected_failure_is_told_from_a_skip_and_from_a_pass() -> None:
    ends = _report("teardown")
    assert _case(_report("call", "skipped", wasxfail="why"), ends).outcome == "xfailed"
    assert _case(_report("call", wasxfail="why"), ends).outcome == "xpassed"


def test_a_failure_tells_its_text_and_the_kits_sections_but_not_the_conversation() -> None:
    sections = [
        ("Captured stdout call", "noise"),
        ("assistants: why requests were refused", "violation"),
        ("assistants: the conversation", "user  hello"),
    ]
    case = _case(_report("call", "failed", longrepr="assert 1 == 2", sections=sections))
    assert case.failure == "assert 1 == 2\n\nassistants: why requests were refused\nviolation"
    assert _case(_report("call", sections=sections)).failure == ""


def test_of_a_long_failure_the_end_is_told() -> None:
    case = _case(_report("call", "failed", longrepr="x" * LONGEST + "end"))
    assert case.failure.startswith("…\nxxx")
    assert case.failure.endswith("xend")
    assert len(case.failure) == LONGEST + 2
