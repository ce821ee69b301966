"""Pytest's reports, made to say what the kit found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.errors import AssistantsError
from pytest_assistants.session.places import is_users
from pytest_assistants.supervision.pytest_internals import is_representation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


SECTION = "assistants"
_PLACE = "path"


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


def without_our_frames(
    report: pytest.TestReport, raised: pytest.ExceptionInfo[BaseException] | None, *, root: Path
) -> None:
    """An error of the kit is its sentence alone, unless code of the user's led to it.

    ``root`` is the folder with the user's code.
    """
    if raised is None or not isinstance(raised.value, (pytest.UsageError, AssistantsError)):
        return
    files = (Path(entry.path) for entry in raised.traceback)
    if not any(file.is_relative_to(root) and is_users(str(file)) for file in files):
        report.longrepr = _representation(f"{type(raised.value).__name__}: {raised.value}")


def explain(report: pytest.TestReport, title: str, text: str | None) -> None:
    """Add what may explain a failure, if anything does."""
    if text:
        report.sections.append((f"{SECTION}: {title}", text))


def redact(report: pytest.TestReport, clean: Callable[[str], str]) -> None:
    """Clean every text that the report shows: tracebacks, locals, messages, what was captured."""
    if not (report.longrepr or report.sections or report.user_properties):  # as of most that passed
        return
    report.longrepr = _cleaned(report.longrepr, clean)
    report.sections = _cleaned(report.sections, clean)
    report.user_properties = _cleaned(report.user_properties, clean)


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return clean("\n".join(value)).split("\n")  # a key may go on over lines
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(one, clean) for one in value)
    if is_representation(value):
        for name, inner in vars(value).items():
            if name != _PLACE:  # of a file, by which editors find it
                setattr(value, name, _cleaned(inner, clean))
    return value


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
