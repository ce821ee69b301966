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
    if not texts:
        return report
    report.sections = [(title, _without(content, texts)) for title, content in report.sections]
    return _failed(report, texts)


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


def _without(captured: str, texts: Sequence[str]) -> str:
    """What was captured, less the texts: asyncio logs the whole error of a task that is lost."""
    for text in texts:
        told = text.partition(": ")[2] or text
        captured = captured.replace(told, "…").replace(repr(told), "…")
    return captured


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
    if crash is not None:  # pragma: no branch - the frame above is never hidden
        shown.reprcrash = replace(crash, message=text.partition("\n")[0])
    return shown
