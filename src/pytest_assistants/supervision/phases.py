"""A test's three reports, put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.report.page.content import Case

if TYPE_CHECKING:
    import pytest

LONGEST = 20_000  # characters of a failure


@dataclass(slots=True)
class Phases:
    """What set-up, call and teardown came to."""

    outcome: str = "passed"
    seconds: float = 0.0
    texts: list[str] = field(default_factory=list)

    def add(self, report: pytest.TestReport) -> None:
        """One phase has ended; what went wrong first is what the test came to."""
        self.seconds += report.duration
        if self.outcome not in {"failed", "error"}:
            self.outcome = _outcome(report) or self.outcome
        if report.failed:
            explained = [f"{title}\n{text}" for title, text in report.sections if _is_ours(title)]
            self.texts += [report.longreprtext, *explained]

    def case(self, node: str) -> Case:
        """The case, as far as reports tell it; they are clean already."""
        text = "\n\n".join(self.texts)
        failure = text if len(text) <= LONGEST else "…\n" + text[-LONGEST:]
        return Case(node, self.outcome, round(self.seconds, 4), failure=failure)


def _outcome(report: pytest.TestReport) -> str | None:
    """What this phase says of the test; None where it says nothing new."""
    if report.failed:
        return "failed" if report.when == "call" else "error"
    expected = hasattr(report, "wasxfail")
    if report.skipped:
        return "xfailed" if expected else "skipped"
    return "xpassed" if expected and report.when == "call" else None


def _is_ours(title: str) -> bool:
    """A section of the kit; the conversation is shown by itself."""
    return title.startswith("assistants") and not title.endswith("the conversation")
