"""What is known of a mutant holds as long as what it was found out with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.mutation import records
from tests.mutation.records import Record

if TYPE_CHECKING:
    from pathlib import Path

KILLER = "tests/test_a.py::test_it[x]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    for name in ("a", "b"):
        (tmp_path / "tests" / f"test_{name}.py").write_text(name)
    record = _record(tmp_path)
    record.add(1, KILLER)
    record.add(2, None)
    record.add(3, "the time limit")
    record.save()
    return tmp_path


def _record(root: Path, source: str = "x = 1") -> Record:
    records._content.cache_clear()
    records._digests.cache_clear()
    room = sorted(file.relative_to(root).as_posix() for file in (root / "tests").iterdir())
    record = Record(root / "kept" / "module.json", root=root, source=source, room=room)
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


def _known(root: Path) -> set[int]:
    record = _record(root)
    return {at for at in (1, 2, 3) if record.knows(at)}


@pytest.mark.parametrize(
    ("name", "known"), [("a", {3}), ("b", {1, 3})], ids=["the one that noticed", "another"]
)
def test_a_changed_test_lets_survivors_and_what_it_noticed_be_tried_again(
    root: Path, name: str, known: set[int]
) -> None:
    (root / "tests" / f"test_{name}.py").write_text("changed")

    assert _known(root) == known


def test_a_survivor_is_one_until_it_is_tried_again(root: Path) -> None:
    (root / "tests" / "test_a.py").write_text("changed")

    assert {at: each.killer for at, each in _record(root).verdicts.items()} == {
        "2": None,
        "3": "the time limit",
    }


def test_a_test_that_is_gone_lets_its_mutants_be_tried_again(root: Path) -> None:
    (root / "tests" / "test_a.py").unlink()

    assert _known(root) == {3}


def test_a_new_test_lets_survivors_be_tried_again(root: Path) -> None:
    (root / "tests" / "test_c.py").write_text("c")

    assert _known(root) == {1, 3}
