"""The same application in record and in replay, by every client of the installed SDK."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project, Run

RECORD = ("--assistants-record", "--assistants-upstream=emulator")
SUITES = ("flows.py", "concurrency.py")
TESTS = 21
HERE_AND_NOW = {"PYTHONHASHSEED": "1", "HOME": "/home/a", "USER": "a", "TZ": "UTC"}
ELSEWHERE = {"PYTHONHASHSEED": "77", "HOME": "/home/bb", "USER": "bb", "TZ": "Asia/Kathmandu"}


@dataclass(frozen=True)
class Recorded:
    """A recording, the flows' outcomes and the cassettes it left."""

    project: Project
    run: Run
    outcomes: dict[str, object]
    cassettes: dict[str, bytes]


@pytest.fixture(scope="module")
def recorded(new_project: Callable[[], Project]) -> Recorded:
    project = new_project()
    run = project.run(*RECORD, *SUITES, environment=HERE_AND_NOW)
    return Recorded(project, run, project.take_outcomes(), project.cassettes)


def test_every_flow_records_on_the_emulator(recorded: Recorded) -> None:
    assert recorded.run.counts == {"passed": TESTS}, recorded.run.output
    assert len(recorded.outcomes) == 18
    assert len(recorded.cassettes) == TESTS


def test_replay_needs_no_environment_and_no_socket_and_comes_to_the_same(
    recorded: Recorded,
) -> None:
    run = recorded.project.run("-p", "offline", *SUITES)

    assert run.counts == {"passed": TESTS}, run.output
    assert recorded.project.take_outcomes() == recorded.outcomes
    assert recorded.project.cassettes == recorded.cassettes


def test_sync_and_async_come_to_the_same(recorded: Recorded) -> None:
    outcomes = recorded.outcomes
    pairs = [(name, name.replace("_sync", "_async")) for name in outcomes if "_sync" in name]
    assert len(pairs) == 9
    assert [outcomes[sync] for sync, _ in pairs] == [outcomes[twin] for _, twin in pairs]


def test_two_recordings_are_equal_byte_by_byte(
    recorded: Recorded, new_project: Callable[[], Project]
) -> None:
    again = new_project()
    run = again.run(*RECORD, "-p", "another_day", *SUITES, environment=ELSEWHERE)

    assert run.counts == {"passed": TESTS}, run.output
    assert again.cassettes == recorded.cassettes
