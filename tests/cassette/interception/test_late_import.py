"""What is done to a module as soon as it is imported."""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.interception.late_import import on_import

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module that can be imported, and was not."""
    (tmp_path / "late_module.py").write_text("VALUE = 1")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "late_module", raising=False)
    return "late_module"


def test_a_module_that_is_there_is_told_at_once() -> None:
    told: list[object] = []
    with on_import("json", told.append):
        assert told == [json]


def test_a_module_is_told_when_it_has_been_imported(late: str) -> None:
    told: list[int] = []
    others = list(sys.meta_path)
    with on_import(late, lambda module: told.append(module.VALUE)):
        assert sys.meta_path[1:] == others
        assert told == []
        assert importlib.import_module(late).VALUE == 1
        assert told == [1]


def test_other_modules_and_modules_that_are_not_there_are_none_of_its_business(late: str) -> None:
    told: list[object] = []
    with on_import("no_such_module", told.append):
        importlib.import_module(late)
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("no_such_module")

    assert told == []


def test_afterwards_nobody_watches(late: str) -> None:
    told: list[object] = []
    before = list(sys.meta_path)
    with on_import(late, told.append):
        assert sys.meta_path != before
    importlib.import_module(late)

    assert (told, sys.meta_path) == ([], before)
