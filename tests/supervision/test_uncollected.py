"""Pytest looks for tests everywhere but in a folder that holds cassettes alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.supervision.uncollected import is_left_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("cassettes/test_x/test_a.yaml", "cassettes/deep/er/b@module.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.touch()
    return tmp_path


def _config(root: Path, folder: str = "") -> Any:
    return SimpleNamespace(stash=pytest.Stash(), rootpath=root, getini=lambda _: folder or None)


def test_the_cassette_folder_is_left_out_and_nothing_else(root: Path) -> None:
    config = _config(root)
    for path, is_out in (
        (root / "cassettes", True),
        (root / "cassettes/test_x", False),
        (root, False),
        (root / "tests", False),
    ):
        assert is_left_out(path, config) is is_out


def test_it_is_the_folder_that_the_project_names(root: Path) -> None:
    config = _config(root, "cassettes/deep")
    assert is_left_out(root / "cassettes/deep", config)
    assert not is_left_out(root / "cassettes", config)


def test_one_that_is_not_there_is_not_left_out(root: Path) -> None:
    assert not is_left_out(root / "gone", _config(root, "gone"))


@pytest.mark.parametrize("other", ["cassettes/conftest.py", "cassettes/deep/test_it.txt"])
def test_where_anything_else_stands_in_it_tests_are_looked_for(root: Path, other: str) -> None:
    (root / other).touch()
    assert not is_left_out(root / "cassettes", _config(root))
