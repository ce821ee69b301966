"""A verdict first, facts, one command last."""

from __future__ import annotations

from pytest_assistants.cassette.wording.advice import compose


def test_the_first_line_is_the_verdict_and_the_last_the_command() -> None:
    assert compose("It is so", ["one", "two"], "Do this:", "make") == (
        "It is so\n\n  one\n  two\n\n  Do this:\n    make"
    )
