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

    import pytest

    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track


class Cleaning:
    """Cleans what is told from now on, as the session's answers are real or not."""

    def __init__(self, config: pytest.Config, session: Session) -> None:
        self._config = config
        self._session = session
        self._logs = contextlib.ExitStack()
        self._logs.enter_context(clean_logs(config, self._logged))

    def clean_report(self, report: pytest.TestReport, track: Track | None) -> None:
        """The report of a test that opted in, and what stands beside it in the XML report."""
        shown = functools.partial(self._session.telling.shown, track=track)
        reports.redact(report, shown)
        if report.when == "teardown" and self._config.getoption("xmlpath", None):
            clean_attributes(self._config, report, shown)

    def clean_warning(self, warning: warnings.WarningMessage) -> None:
        """A warning that is about to be told in the summary."""
        warning.message = self._session.telling.shown(str(warning.message))

    def conclude(self) -> None:
        """The last test is over, and nothing of the run as a whole is written down yet."""
        clean_properties(self._config, self._session.telling.shown)

    def close(self) -> None:
        """Leave the logs alone again."""
        self._logs.close()

    def _logged(self, line: str) -> str:
        recorder = self._session.recorder
        if recorder.is_aside:
            return line
        return self._session.telling.shown(line, recorder.current)
