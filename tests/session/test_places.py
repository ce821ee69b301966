"""No home folder stands in what people are told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_assistants.session.places import asked_from, shown

if TYPE_CHECKING:
    import pytest


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
