"""Pytest's reports, made to say what the kit found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest


def failed(report: pytest.TestReport, texts: Sequence[str]) -> pytest.TestReport:
    """The report as a failure with this text; itself where there is none.

    What the test failed of on its own stays: a text of ours stands before it only where it is
    the cause, which a miss is.
    """
    if not texts:
        return report
    text = "\n\n".join(texts)
    report.outcome = "failed"
    report.longrepr = _representation(text)
    vars(report).pop("wasxfail", None)
    return report


def _representation(text: str) -> Any:
    """The text alone, without a traceback, and its first line for the short summary."""
    try:
        raise pytest.fail.Exception(text, pytrace=False)
    except pytest.fail.Exception:
        shown = pytest.ExceptionInfo[BaseException].from_current().getrepr(style="value")
    crash = shown.reprcrash
    if crash is not None:
        shown.reprcrash = replace(crash, message=text.partition("\n")[0])
    return shown
