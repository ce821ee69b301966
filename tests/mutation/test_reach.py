"""It is measured which tests run a line, and what runs at import."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from tests.mutation import trial
from tests.mutation.operators import Mutant, mutants
from tests.mutation.reach import Reach, first, measure

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="measured in a fork")

SOURCE = """\
import functools

@functools.cache
def remembered():
    return [4]

def early():
    return 1

def late():
    return (
        "two"
    )

def never():
    return 3

early()
"""
TESTS = """\
import lines_to_reach as lines
import pytest

def test_slow():
    assert sum(range(2_000_000))
    assert lines.late() == "two"

@pytest.mark.parametrize("case", range(3))
def test_fast(case):
    assert case in range(3)
    assert lines.late() == "two"

def test_remembered(): assert lines.remembered()
def test_remembered_again(): assert lines.remembered()
def test_failing(): assert lines.late() == 2
def test_early(): assert lines.early() == 1
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reach")
    (folder / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    (folder / "lines_to_reach.py").write_text(SOURCE)
    (folder / "test_lines.py").write_text(TESTS)
    return folder


@pytest.fixture(scope="module")
def reach(place: Path) -> Reach:
    def run() -> None:
        os.chdir(place)
        found = measure(
            ["-q", "-p", "no:cacheprovider"],
            package="lines_to_reach",
            files=[place / "lines_to_reach.py"],
            load=["json"],
        )
        (place / "reach.json").write_text(json.dumps(asdict(found)))

    assert trial.forked(run, seconds=60) is None
    return Reach(**json.loads((place / "reach.json").read_text()))


def _mutant(change: str) -> Mutant:
    return next(each for each in mutants(SOURCE) if each.change == change)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ({"a[1]": 0.4, "a[2]": 0.4, "b": 0.6}, ["a[1]", "b", "a[2]"]),
        ({"a[1]": 0.1, "a[2]": 0.1, "b": 0.6}, ["a[1]", "a[2]", "b"]),
        ({"a": 0.5, "b": 1.4, "c": 1.5}, ["a", "b"]),
        ({"a": 9.0, "b": 9.0}, ["a"]),
    ],
)
def test_the_fastest_comes_first_and_of_one_test_not_too_many(
    seconds: dict[str, float], told: list[str]
) -> None:
    assert first(seconds, seconds) == told


def test_what_mirrors_a_module_comes_earlier() -> None:
    seconds = {"a.py::a": 0.5, "b.py::b": 0.7}
    assert first(seconds, seconds, mirrored=["b.py"]) == ["b.py::b", "a.py::a"]
    assert first(seconds, seconds) == ["a.py::a", "b.py::b"]


def test_a_test_that_is_not_known_counts_as_a_fast_one() -> None:
    assert first(["a", "new", "b"], {"a": 1.9, "b": 0.001}) == ["b", "new", "a"]


def test_the_tests_of_a_line_are_told_the_fastest_first_and_none_that_fails(
    place: Path, reach: Reach
) -> None:
    found = reach.of(place / "lines_to_reach.py", _mutant("'two'  ->  'twoX'"))

    assert [test.partition("[")[0] for test in found] == [
        *["test_lines.py::test_fast"] * 3,
        "test_lines.py::test_slow",
    ]
    assert "test_lines.py::test_failing" not in reach.seconds


def test_what_a_function_remembers_of_one_test_hides_it_from_no_other(
    place: Path, reach: Reach
) -> None:
    found = reach.of(place / "lines_to_reach.py", _mutant("return [4]  ->  return None"))

    assert sorted(found) == [f"test_lines.py::test_remembered{which}" for which in ("", "_again")]


def test_a_line_that_no_test_runs_has_none(place: Path, reach: Reach) -> None:
    assert reach.of(place / "lines_to_reach.py", _mutant("3  ->  4")) == []


@pytest.mark.parametrize(("change", "early"), [("1  ->  2", True), ("3  ->  4", False)])
def test_what_runs_at_import_is_told(
    place: Path, reach: Reach, change: str, *, early: bool
) -> None:
    assert reach.at_import(place / "lines_to_reach.py", _mutant(change)) == early
