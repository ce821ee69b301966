"""Pytest's reports, made to say what the kit found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    with pytest.raises(pytest.fail.Exception) as raised:
        pytest.fail(text, pytrace=False)
    shown = raised.getrepr(style="value")
    crash = shown.reprcrash
    if crash is not None:
        shown.reprcrash = replace(crash, message=text.partition("\n")[0])
    return shown
