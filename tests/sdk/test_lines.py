"""Cassettes of one line of the SDK, replayed by all: recorded with openai 2.x, httpx 0.28."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project


def test_every_line_of_the_sdk_replays_them_sync_and_async(
    new_project_with_cassettes: Callable[[], Project],
) -> None:
    project = new_project_with_cassettes()

    run = project.run("-p", "offline", "portable.py")

    assert run.counts == {"passed": 17}, run.output
    outcomes = project.take_outcomes()
    for name in [name for name in outcomes if name.startswith("test_sync")]:
        assert outcomes[name] == outcomes[name.replace("_sync", "_async")]
