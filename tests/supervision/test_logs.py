"""Log records that pytest writes at once are clean in its file, and untouched everywhere else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.supervision.logs import clean_logs
from pytest_assistants.supervision.pytest_internals import live_log_handlers

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

SECRET = "Zk8qPw7vLm2TnRx4sYc9"


def _hidden(text: str) -> str:
    return text.replace(SECRET, "x")


def _record() -> logging.LogRecord:
    return logging.LogRecord("app", logging.INFO, "a.py", 1, "it is %s", (SECRET,), None)


def test_a_log_file_is_clean_while_the_block_runs(pytester: pytest.Pytester) -> None:
    config = pytester.parseconfigure("--log-file=log.txt", "-p", "no:assistants")
    handlers = live_log_handlers(config)
    own = [handler.formatter for handler in handlers]
    record = _record()
    with clean_logs(config, _hidden):
        for handler in handlers:
            handler.handle(record)
    assert record.getMessage() == f"it is {SECRET}"
    assert [handler.formatter for handler in handlers] == own
    assert "it is x" in (pytester.path / "log.txt").read_text()
    assert SECRET not in (pytester.path / "log.txt").read_text()


def test_a_formatter_that_came_later_is_left(pytester: pytest.Pytester) -> None:
    config = pytester.parseconfigure("-p", "no:assistants")
    later = logging.Formatter()
    with clean_logs(config, _hidden):
        for handler in live_log_handlers(config):
            handler.setFormatter(later)
    assert {handler.formatter for handler in live_log_handlers(config)} == {later}


def test_what_goes_to_no_file_is_not_cleaned(pytester: pytest.Pytester) -> None:
    config = pytester.parseconfigure("-p", "no:assistants")
    cleaned: list[str] = []
    with clean_logs(config, lambda text: f"{text}{cleaned.append(text)}"):  # type: ignore[func-returns-value]  # that it was called is the point
        for handler in live_log_handlers(config):
            handler.handle(_record())
    assert cleaned == []


def test_without_logging_there_is_nothing_to_clean(pytester: pytest.Pytester) -> None:
    config = pytester.parseconfigure("-p", "no:logging", "-p", "no:assistants")
    with clean_logs(config, _hidden):
        assert live_log_handlers(config) == []


TESTS = """
import logging
import os
import pytest

log = logging.getLogger("app")

@pytest.mark.assistants
def test_opted(caplog):
    log.error("key %s", os.environ["OUR_TOKEN"])
    assert caplog.messages == ["key " + os.environ["OUR_TOKEN"]]
    try:
        raise ValueError(os.environ["OUR_TOKEN"])
    except ValueError:
        log.exception("it broke")

def test_aside():
    log.error("aside %s", os.environ["OUR_TOKEN"])
"""


@pytest.mark.parametrize("mode", [(), ("--assistants-record", "--assistants-upstream=emulator")])
def test_the_live_log_shows_no_known_secret_of_a_test_that_opted_in(
    project: Project, mode: tuple[str, ...]
) -> None:
    project.write(test_x=TESTS)
    arguments = ("-o", "log_cli=true", "--log-file=log.txt", "-p", "no:randomly")
    result = project.run(*mode, *arguments, env={"OUR_TOKEN": SECRET})
    result.assert_outcomes(passed=2)
    for text in (result.stdout.str(), (project.path / "log.txt").read_text()):
        assert text.count(SECRET) == text.count(f"aside {SECRET}") == 1
        assert "ValueError: secret-" in text
        assert "key secret-" in text


IMPORTED = """
import logging
import os
import warnings
import pytest

TOKEN = os.environ["OUR_TOKEN"]
logging.getLogger("app").error("imported with %s", TOKEN)

def test_plain(record_testsuite_property):
    logging.getLogger("app").error("logged %s", TOKEN)
    warnings.warn(f"warned of {TOKEN}")
    record_testsuite_property("token", f"noted {TOKEN}")
"""
OPTED = """
@pytest.mark.assistants
def test_opted():
    pass
"""
ARGUMENTS = (
    *("--assistants-record", "--assistants-upstream=emulator", "-o", "log_cli=true"),
    *("--junitxml=report.xml", "-W", "always::UserWarning"),
)


def test_what_is_logged_before_the_first_test_is_clean_where_a_run_records(
    project: Project,
) -> None:
    """What a test that did not opt in logs stays; what is told of the whole run is clean."""
    project.write(test_x=IMPORTED + OPTED)
    result = project.run(*ARGUMENTS, env={"OUR_TOKEN": SECRET})
    result.assert_outcomes(passed=2)
    text = result.stdout.str() + (project.path / "report.xml").read_text()
    for told in ("imported with secret-", "warned of secret-", "noted secret-", f"logged {SECRET}"):
        assert told in text
    assert text.count(SECRET) == text.count(f"logged {SECRET}")


def test_a_run_in_which_no_test_opted_in_is_left_alone_from_its_first_test_on(
    project: Project,
) -> None:
    project.write(test_x=IMPORTED)
    result = project.run(*ARGUMENTS, env={"OUR_TOKEN": SECRET})
    result.assert_outcomes(passed=1)
    text = result.stdout.str() + (project.path / "report.xml").read_text()
    assert "imported with secret-" in text
    for told in ("warned of", "noted", "logged"):
        assert f"{told} {SECRET}" in text
