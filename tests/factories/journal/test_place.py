"""Journals lie where the platform keeps what a user's programs remember."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.errors import SettingsError
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
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    folder = state_folder(environment=environment, platform=platform)
    assert folder == Path(expected) / "pytest-assistants" / "journals"


@pytest.mark.parametrize(
    ("platform", "variable"),
    [("linux", "XDG_STATE_HOME"), ("darwin", "HOME"), ("win32", "LOCALAPPDATA")],
)
def test_a_user_without_a_home_names_a_folder(
    platform: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(SettingsError, match=f"no home directory: set {variable} to a folder"):
        state_folder(environment={}, platform=platform)
    if platform == "linux":
        state_folder(environment={variable: "state"}, platform=platform)
