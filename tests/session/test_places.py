"""No home folder stands in what people are told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pytest_assistants.session.places import asked_from, shown

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_path_is_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(str(tmp_path / "tests" / "test_x.py")) == "tests/test_x.py"
    assert shown("/home/ada/desk.py") == "desk.py"


def test_the_line_that_asked_is_the_innermost_of_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line = sys._getframe().f_lineno + 1
    assert asked_from(sys._getframe()) == f"test_places.py:{line}"
    assert asked_from(None) is None
