"""Journals lie where the platform keeps what a user's programs remember."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.factories.journal.place import state_folder


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "home/.local/state"),
        ("linux", {"XDG_STATE_HOME": ""}, "home/.local/state"),
        ("linux", {"XDG_STATE_HOME": "state"}, "state"),
        ("darwin", {"XDG_STATE_HOME": "state"}, "home/Library/Application Support"),
        ("win32", {"LOCALAPPDATA": "local"}, "local"),
        ("win32", {}, "home/AppData/Local"),
    ],
)
def test_journals_lie_in_the_state_folder_of_the_platform(
    platform: str, environment: dict[str, str], expected: str
) -> None:
    folder = state_folder(environment=environment, platform=platform, home=Path("home"))

    assert folder == Path(expected) / "pytest-assistants" / "journals"
