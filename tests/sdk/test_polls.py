"""What a service takes its time for is replayed without waiting, and a stream as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.sdk.service import ANSWER, serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project, Run

TESTS = 12
LIVE = {"AZURE_OPENAI_API_KEY": "5f0c2b7a9d1e4f8396b0c7d2e1a4f583"}
QUICK = {"PAUSE": "0.001", "MORE_POLLS": "0", "MOST_EVENTS": "1"}
DONE = ["requires_action", "completed"]
STREAMED = [
    ["thread.run.created", "queued"],
    ["thread.message.created", None],
    *(["thread.message.delta", part] for part in ANSWER),
    ["thread.run.completed", "completed"],
]


@dataclass(frozen=True)
class Recorded:
    """A recording of a service that takes its time."""

    project: Project
    run: Run
    outcomes: dict[str, object]


@pytest.fixture(scope="module")
def recorded(
    new_project: Callable[[], Project], tmp_path_factory: pytest.TempPathFactory
) -> Recorded:
    project = new_project()
    state = {"XDG_STATE_HOME": str(tmp_path_factory.mktemp("state"))}
    with serving() as origin:
        environment = {**LIVE, **QUICK, **state, "AZURE_OPENAI_ENDPOINT": origin}
        run = project.run("--assistants-record", "polls.py", environment={**environment, **VERSION})
    return Recorded(project, run, project.take_outcomes())


VERSION = {"OPENAI_API_VERSION": "2024-05-01-preview"}


def test_every_way_to_wait_is_recorded(recorded: Recorded) -> None:
    assert recorded.run.counts == {"passed": TESTS}, recorded.run.output
    outcomes = recorded.outcomes
    assert outcomes["test_helpers"] == outcomes["test_helpers_async"] == DONE
    assert outcomes["test_runs_in_tasks"] == [DONE] * 4
    assert outcomes["test_a_file"] == outcomes["test_a_file_async"] == "processed"
    assert outcomes["test_a_stream"] == outcomes["test_a_stream_async"] == STREAMED
    assert outcomes["test_a_stream_with_a_handler"] == list(ANSWER)


def test_replay_waits_for_nothing_however_often_it_asks(recorded: Recorded) -> None:
    run = recorded.project.run("-p", "offline", "polls.py")
    assert run.counts == {"passed": TESTS}, run.output
    replayed = recorded.project.take_outcomes()
    assert replayed.pop("test_a_stream_that_is_left") == len(STREAMED)
    assert recorded.outcomes["test_a_stream_that_is_left"] == 1
    assert replayed == {
        name: outcome
        for name, outcome in recorded.outcomes.items()
        if name != "test_a_stream_that_is_left"
    }
