"""A report says what the kit found, and keeps what the test failed of on its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.supervision import reports

TEXTS = ("CassetteMiss: no cassette\n\n  To record it: this", "another")


def _report(outcome: Any, **fields: Any) -> pytest.TestReport:
    place = ("test_x.py", 1, "test_x")
    longrepr = "its own failure" if outcome == "failed" else None
    return pytest.TestReport("test_x.py::test_x", place, {}, outcome, longrepr, "call", **fields)


@pytest.mark.parametrize("outcome", ["passed", "failed", "skipped"])
def test_without_texts_a_report_is_as_it_was(outcome: str) -> None:
    report = _report(outcome)
    assert reports.missed(report, ()) is report
    assert reports.with_problems(report, ()) is report
    reports.explain(report, "why", None)
    assert (report.outcome, report.sections) == (outcome, [])


@pytest.mark.parametrize("outcome", ["passed", "failed", "skipped"])
def test_a_miss_is_the_failure_whatever_became_of_it(outcome: str) -> None:
    report = reports.missed(_report(outcome), TEXTS)
    assert report.failed
    assert report.longreprtext == "\n\n".join(TEXTS)


def test_its_first_line_stands_in_the_short_summary() -> None:
    longrepr: Any = reports.missed(_report("passed"), TEXTS).longrepr
    assert longrepr.reprcrash.message == "CassetteMiss: no cassette"


def test_what_was_captured_does_not_repeat_the_miss() -> None:
    told = TEXTS[0].partition(": ")[2]
    sections = [("Captured log call", f"Task failed: {told}"), ("Captured stderr", repr(told))]
    report = reports.missed(_report("passed", sections=sections), TEXTS)
    assert report.sections == [("Captured log call", "Task failed: …"), ("Captured stderr", "…")]


def test_an_expected_failure_does_not_excuse_a_miss() -> None:
    report = _report("skipped")
    report.wasxfail = "known"
    assert reports.missed(report, TEXTS).failed
    assert not hasattr(report, "wasxfail")


def test_problems_fail_a_test_that_passed() -> None:
    report = reports.with_problems(_report("passed"), TEXTS)
    assert report.failed
    assert report.longreprtext == "\n\n".join(TEXTS)


def test_problems_stand_beside_a_failure_of_the_tests_own() -> None:
    report = reports.with_problems(_report("failed"), TEXTS)
    assert report.longreprtext == "its own failure"
    assert report.sections == [("assistants", "\n\n".join(TEXTS))]


def test_an_explanation_stands_beside_the_failure() -> None:
    report = _report("failed")
    reports.explain(report, "why requests were refused", "too long")
    assert report.longreprtext == "its own failure"
    assert report.sections == [("assistants: why requests were refused", "too long")]


def test_every_text_of_a_report_is_cleaned_but_the_paths_of_files() -> None:
    with pytest.raises(ValueError, match="secret") as raised:
        raise ValueError("the secret\nof two lines")
    report = _report("passed", sections=[("Captured stdout call", "a secret")])
    report.longrepr = raised.getrepr(showlocals=True, style="long")
    report.user_properties = [("number", 1), ("note", "secret")]
    path = report.longrepr.reprcrash.path  # type: ignore[union-attr]  # a traceback has one
    reports.redact(report, lambda text: text.replace("secret", "x").replace("test_reports", "y"))
    assert "secret" not in report.longreprtext
    assert report.longrepr.reprcrash.message == "ValueError: the x\nof two lines"  # type: ignore[union-attr]  # as above
    assert report.longrepr.reprcrash.path == path  # type: ignore[union-attr]  # as above
    assert report.sections == [("Captured stdout call", "a x")]
    assert report.user_properties == [("number", 1), ("note", "x")]


@pytest.mark.parametrize("error", [pytest.UsageError, SettingsError, ValueError])
@pytest.mark.parametrize("is_users", [True, False])
def test_an_error_of_the_kit_is_its_sentence_unless_the_users_code_led_to_it(
    error: type[Exception], *, is_users: bool
) -> None:
    with pytest.raises(error) as raised:
        raise error("one sentence")
    report = _report("failed")
    root = Path(__file__).parent if is_users else Path("elsewhere")
    reports.without_our_frames(report, raised, root=root)
    told = f"{error.__name__}: one sentence"
    is_told = not is_users and error is not ValueError
    assert report.longreprtext == (told if is_told else "its own failure")


def test_what_raised_nothing_stays() -> None:
    report = _report("passed")
    reports.without_our_frames(report, None, root=Path(__file__).parent)
    assert report.longrepr is None


def test_a_report_without_a_traceback_is_cleaned_too() -> None:
    for longrepr, clean in (("secret", "x"), (("test_x.py", 1, "secret"), ("test_x.py", 1, "x"))):
        report = _report("passed")
        report.longrepr = longrepr
        reports.redact(report, lambda text: text.replace("secret", "x"))
        assert report.longrepr == clean
