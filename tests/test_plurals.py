"""One is one, and all else is more."""

from __future__ import annotations

from pytest_assistants.plurals import counted, noun


def test_things_are_counted_in_words() -> None:
    assert counted(0, "test") == "0 tests"
    assert counted(1, "test") == "1 test"
    assert counted(2000, "test") == "2,000 tests"
    assert counted(2, "body", "bodies") == "2 bodies"


def test_a_noun_stands_alone_too() -> None:
    assert [noun(number, "run") for number in (0, 1, 2)] == ["runs", "run", "runs"]
