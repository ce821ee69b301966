"""Interactions that were recorded and never played are told once a test has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

TESTS = """
import os
import pytest
from openai import AzureOpenAI

LESS = "LESS" in os.environ

def ask(*names):
    for name in names[: 1 if LESS else None]:
        AzureOpenAI().beta.threads.create(metadata={"name": name})

@pytest.mark.assistants
def test_less():
    ask("one", "two", "three")

@pytest.mark.assistants
def test_failing():
    ask("one", "two")
    assert not LESS

@pytest.mark.assistants
def test_skipped():
    ask("one", "two")
    if LESS:
        pytest.skip("no need")

@pytest.mark.assistants(unplayed="ignore")
def test_ignored():
    ask("one", "two")

@pytest.fixture(scope="module")
def wide():
    yield ask("one", "two")

@pytest.mark.assistants
def test_wide(wide):
    pass
"""

TOLD = "  cassettes/test_x/test_less.yaml: 2 of 3 interactions"


@pytest.fixture
def recorded(project: Project) -> Project:
    project.write(test_x=TESTS)
    project.record().assert_outcomes(passed=5)
    project.environment["LESS"] = "1"
    return project


def test_one_line_in_the_summary_tells_of_each_test_that_passed(recorded: Project) -> None:
    result = recorded.run()

    result.assert_outcomes(passed=3, failed=1, skipped=1)
    told = result.outlines
    start = told.index("recorded but never played:")
    assert told[start + 1] == TOLD
    assert sum("interactions" in line for line in told) == 1


def test_workers_of_xdist_tell_it_once(recorded: Project) -> None:
    assert recorded.run("-n", "2").outlines.count(TOLD) == 1


def test_it_fails_the_test_at_teardown_where_that_is_wanted(recorded: Project) -> None:
    (recorded.path / "pytest.ini").write_text("[pytest]\nassistants_unplayed = fail\n")

    result = recorded.run()

    result.assert_outcomes(passed=3, failed=1, skipped=1, errors=1)
    result.stdout.fnmatch_lines(
        [
            "*ERROR at teardown of test_less*",
            "recorded but never played, cassettes/test_x/test_less.yaml: 2 of 3 interactions",
            "  interaction 2    POST /openai/threads",
            "  interaction 3    POST /openai/threads",
            '    pytest "test_x.py::test_less" --assistants-record',
            "ERROR test_x.py::test_less - recorded but never played, *",
        ]
    )


def test_the_command_line_outranks_the_ini_file_and_the_marker(recorded: Project) -> None:
    recorded.run("--assistants-unplayed=fail", "-k", "ignored").assert_outcomes(passed=1, errors=1)
    told = recorded.run("--assistants-unplayed=ignore").outlines
    assert not any("never played" in line for line in told)
