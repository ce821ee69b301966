"""A word that is not known is answered with the known one that was probably meant."""

from __future__ import annotations

import pytest

from pytest_assistants.nearest import nearest, unknown

WORDS = ("runs.create", "runs.retrieve", "threads.create")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("runs.retreive", "runs.retrieve"), ("thread.create", "threads.create"), ("zzz", None)],
)
def test_the_nearest_word_is_spelled_most_alike(word: str, expected: str | None) -> None:
    assert nearest(word, WORDS) == expected


def test_how_much_must_be_alike_is_the_callers_choice() -> None:
    assert nearest("creation", ["create"], alike=0.7) == "create"
    assert nearest("creation", ["create"], alike=0.8) is None


def test_an_unknown_word_is_told_with_the_nearest_and_what_there_is() -> None:
    assert unknown("operation", "runs.retreive", WORDS) == (
        "there is no operation 'runs.retreive'; did you mean 'runs.retrieve'; "
        "there are runs.create, runs.retrieve, threads.create"
    )


def test_words_that_are_too_many_or_unlike_are_not_listed() -> None:
    many = [f"word_{number}" for number in range(21)]
    assert unknown("kind", "!?", many) == "there is no kind '!?'"
