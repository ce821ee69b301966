"""The SDK's own helpers on the emulator and in replay, by every client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sdk.test_flows import RECORD, Recorded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project

SUITE = "helpers.py"
TESTS = 20


@pytest.fixture(scope="module")
def recorded(new_project: Callable[[], Project]) -> Recorded:
    project = new_project()
    run = project.run(*RECORD, SUITE)
    return Recorded(project, run, project.take_outcomes(), project.cassettes)


def test_every_helper_records_on_the_emulator(recorded: Recorded) -> None:
    assert recorded.run.counts == {"passed": TESTS}, recorded.run.output


def test_replay_needs_no_environment_and_no_socket_and_comes_to_the_same(
    recorded: Recorded,
) -> None:
    run = recorded.project.run("-p", "offline", SUITE)

    assert run.counts == {"passed": TESTS}, run.output
    assert recorded.project.take_outcomes() == recorded.outcomes
    assert recorded.project.cassettes == recorded.cassettes


def test_sync_and_async_come_to_the_same(recorded: Recorded) -> None:
    outcomes = recorded.outcomes
    pairs = [(name, name.replace("_sync", "_async")) for name in outcomes if "_sync" in name]
    assert len(pairs) == TESTS // 2
    assert [outcomes[sync] for sync, _ in pairs] == [outcomes[twin] for _, twin in pairs]
