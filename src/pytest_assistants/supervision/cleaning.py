"""All that pytest shows or writes of a run goes through here where it may quote an answer."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING

from pytest_assistants.supervision import reports
from pytest_assistants.supervision.logs import clean_logs
from pytest_assistants.supervision.xml_report import clean_attributes, clean_properties

if TYPE_CHECKING:
    import warnings
    from collections.abc import Callable

    import pytest

    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track

    Shown = Callable[..., str]


def _as_it_is(text: str, track: Track | None = None) -> str:  # noqa: ARG001 - as a session's is
    return text


class Cleaning:
    """Cleans what is told from now on, as the session's answers are real or not.

    Args:
        early: makes what cleans a text before there is a session; None where nothing need.
    """

    def __init__(self, early: Callable[[], Callable[[str], str]] | None) -> None:
        self._early = early
        self._shown: Shown = _as_it_is
        self._logs = contextlib.ExitStack()

    def before_collection(self, config: pytest.Config) -> None:
        """What files of tests log while they are imported is clean too."""
        if self._early is not None:
            self._logs.enter_context(clean_logs(config, self._early()))

    def begin(self, config: pytest.Config, session: Session) -> None:
        """The session has begun, for tests that opted in."""
        self.close()
        self._shown = session.telling.shown
        logged = functools.partial(_logged, session)
        self._logs.enter_context(clean_logs(config, logged))

    def clean_report(
        self, report: pytest.TestReport, config: pytest.Config, track: Track | None
    ) -> None:
        """The report of a test that opted in, and what stands beside it in the XML report."""
        shown = functools.partial(self._shown, track=track)
        reports.redact(report, shown)
        if report.when == "teardown" and config.getoption("xmlpath", None):
            clean_attributes(config, report, shown)

    def clean_warning(self, warning: warnings.WarningMessage) -> None:
        """A warning that is about to be told in the summary."""
        if self._shown is not _as_it_is:  # which would lose its class
            warning.message = self._shown(str(warning.message))

    def conclude(self, config: pytest.Config) -> None:
        """The last test is over, and nothing of the run as a whole is written down yet."""
        clean_properties(config, self._shown)

    def close(self) -> None:
        """Leave everything alone again."""
        self._logs.close()
        self._shown = _as_it_is


def _logged(session: Session, line: str) -> str:
    recorder = session.recorder
    return line if recorder.is_aside else session.telling.shown(line, recorder.current)
