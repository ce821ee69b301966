"""Tests and wide fixtures that are coroutines, by the two plugins that run such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project

pytest.importorskip(
    "pytest_asyncio", reason="pytest-asyncio stands beside the newest line of the SDK alone"
)

RECORD = ("--assistants-record", "--assistants-upstream=emulator")


@pytest.mark.parametrize("plugin", ["anyio", "asyncio"])
def test_coroutines_record_and_replay(plugin: str, new_project: Callable[[], Project]) -> None:
    project, suite = new_project(), f"plugin_{plugin}.py"

    recorded = project.run(*RECORD, suite)
    replayed = project.run("-p", "offline", suite)

    assert recorded.counts == {"passed": 3}, recorded.output
    assert sorted(project.cassettes) == [
        f"plugin_{plugin}/shared@module.yaml",
        f"plugin_{plugin}/test_a_factory_of_the_kit.yaml",
        f"plugin_{plugin}/test_a_group_of_tasks.yaml",
        f"plugin_{plugin}/test_a_wide_fixture_is_shared.yaml",
    ]
    assert replayed.counts == {"passed": 3}, replayed.output
