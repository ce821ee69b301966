"""Pytest's reports, made to say what the kit found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence


SECTION = "assistants"


def missed(report: pytest.TestReport, texts: Sequence[str]) -> pytest.TestReport:
    """The report as the failure that a miss is, whatever the code under test made of it."""
    return _failed(report, texts) if texts else report


def with_problems(report: pytest.TestReport, texts: Sequence[str]) -> pytest.TestReport:
    """The report as a failure with these texts; beside a failure of its own they are a section."""
    if not texts:
        return report
    if report.failed:
        report.sections.append((SECTION, "\n\n".join(texts)))
        return report
    return _failed(report, texts)


def explain(report: pytest.TestReport, text: str | None) -> None:
    """Add what may explain a failure, if anything does."""
    if text:
        report.sections.append((f"{SECTION}: why requests were refused", text))


def _failed(report: pytest.TestReport, texts: Sequence[str]) -> pytest.TestReport:
    report.outcome = "failed"
    report.longrepr = _representation("\n\n".join(texts))
    vars(report).pop("wasxfail", None)
    return report


def _representation(text: str) -> Any:
    """The text alone, without a traceback, and its first line for the short summary."""
    with pytest.raises(pytest.fail.Exception) as raised:
        pytest.fail(text, pytrace=False)
    shown = raised.getrepr(style="value")
    crash = shown.reprcrash
    if crash is not None:
        shown.reprcrash = replace(crash, message=text.partition("\n")[0])
    return shown
