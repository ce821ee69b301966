"""What is known of a mutant holds as long as what it was found out with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.mutation import records
from tests.mutation.records import Record

if TYPE_CHECKING:
    from pathlib import Path

KILLER = "tests/test_a.py::test_it[x]"
BOTH = [KILLER, "tests/test_b.py::test_it"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    for name in ("a", "b"):
        (tmp_path / "tests" / f"test_{name}.py").write_text(name)
    record = _record(tmp_path)
    record.add(1, killer=KILLER, tests=BOTH)
    record.add(2, killer=None, tests=BOTH)
    record.add(3, killer="the time limit", tests=BOTH)
    record.save()
    return tmp_path


def _record(root: Path, source: str = "x = 1") -> Record:
    records._content.cache_clear()
    records._digests.cache_clear()
    record = Record(root / "kept" / "module.json", root=root, source=source)
    record.load()
    return record


def test_all_holds_while_nothing_changes(root: Path) -> None:
    found = _record(root).verdicts

    assert {at: each.killer for at, each in found.items()} == {
        "1": KILLER,
        "2": None,
        "3": "the time limit",
    }


def test_nothing_holds_of_another_text_of_the_module(root: Path) -> None:
    assert _record(root, "x = 2").verdicts == {}


@pytest.mark.parametrize(
    ("name", "holds"), [("a", {"3"}), ("b", {"1", "3"})], ids=["the one that noticed", "another"]
)
def test_a_changed_test_lets_survivors_and_what_it_noticed_be_tried_again(
    root: Path, name: str, holds: set[str]
) -> None:
    (root / "tests" / f"test_{name}.py").write_text("changed")

    assert set(_record(root).verdicts) == holds


def test_a_test_that_is_gone_lets_its_mutants_be_tried_again(root: Path) -> None:
    (root / "tests" / "test_a.py").unlink()

    assert set(_record(root).verdicts) == {"3"}
