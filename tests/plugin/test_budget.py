"""A recording that runs away is stopped: by what it may cost, whatever its code catches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

TESTS = """
import contextlib
import pytest
from openai import AzureOpenAI

pytestmark = pytest.mark.assistants

def ask(times=1):
    threads = AzureOpenAI().beta.threads
    assistant = AzureOpenAI().beta.assistants.create(model="gpt-4o")
    for _ in range(times):
        run = threads.create_and_run_poll(
            assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Hi"}]}
        )
        assert run.status == "completed"

def test_affordable():
    ask()

def test_runaway():
    with contextlib.suppress(BaseException):
        ask(times=9)

def test_too_late():
    ask()
"""

TOLD = "refused, since the budget is spent: 3 of 3 runs begun (--assistants-max-runs)"


def test_a_recording_stops_at_its_budget_and_what_was_affordable_is_kept(project: Project) -> None:
    project.write(test_x=TESTS)
    project.environment["COLUMNS"] = "300"

    result = project.record("--assistants-max-runs=3")

    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        [
            "stopped, since the budget is spent:",
            "  3 of 3 runs begun (--assistants-max-runs)",
            "not written:",
            "  test_x/test_runaway.yaml: its test did not pass; what stood there is untouched",
            f"FAILED *::test_runaway - BudgetExceeded: POST /openai/threads/runs was {TOLD}",
            f"FAILED *::test_too_late - BudgetExceeded: POST /openai/assistants was {TOLD}",
        ]
    )
    assert [one.name for one in project.path.rglob("*.yaml")] == ["test_affordable.yaml"]
    project.replay("-k", "affordable").assert_outcomes(passed=1, deselected=2)


def test_each_worker_of_xdist_has_its_share(project: Project) -> None:
    project.write(test_x=TESTS.replace("times=9", "times=1"))
    (project.path / "pytest.ini").write_text("[pytest]\nassistants_max_runs = 2\n")

    result = project.record("-n", "2", "--dist=load")

    assert result.ret == 1
    told = "  1 of 1 runs begun that this worker has (--assistants-max-runs)"
    assert result.outlines.count(told) == 1
