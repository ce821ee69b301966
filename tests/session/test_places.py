"""No home folder stands in what people are told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pytest_assistants.session import places
from pytest_assistants.session.places import asked_from, is_users, shown


def test_a_path_is_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(str(tmp_path / "tests" / "test_x.py")) == "tests/test_x.py"
    assert shown("/home/ada/desk.py") == "desk.py"


def test_a_path_beside_is_seen_from_here_too_but_for_what_leads_over_a_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, here = str(tmp_path / "src" / "desk.py"), tmp_path / "tests"
    monkeypatch.setenv("HOME", str(tmp_path.parent / "elsewhere"))
    assert shown(beside, here=here) == "../src/desk.py"
    monkeypatch.setenv("HOME", str(tmp_path / "ada"))
    assert shown(beside, here=here) == "desk.py"


def test_where_nobody_knows_the_home_folder_a_path_beside_is_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert shown(str(tmp_path / "src" / "desk.py"), here=tmp_path / "tests") == "desk.py"


def test_the_line_that_asked_is_the_innermost_of_the_users_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    line = sys._getframe().f_lineno + 1
    assert asked_from(sys._getframe()) == f"test_places.py:{line}"
    assert asked_from(None) is None


@pytest.mark.parametrize(
    "path", ["/home/ada/pytest_assistants_demo/desk.py", "/srv/lib/python3/desk.py", __file__]
)
def test_code_in_any_folder_of_theirs_is_the_users(path: str) -> None:
    assert is_users(path)


@pytest.mark.parametrize(
    "path",
    [
        json.__file__,
        places.__file__,
        "<frozen runpy>",
        "/home/ada/desk/.venv/lib/python3.11/site-packages/openai/_client.py",
        "/usr/lib/python3/dist-packages/openai/_client.py",
    ],
)
def test_what_is_of_python_of_the_kit_or_installed_is_not_the_users(path: str) -> None:
    assert not is_users(path)
