"""Values in texts about cassettes are JSON of at most one width."""

from __future__ import annotations

from pytest_assistants.cassette.wording.shown_value import ABSENT, WIDTH, shown_value


def test_a_value_is_shown_as_json() -> None:
    assert shown_value({"a": [1, None, "ü"]}) == '{"a": [1, null, "ü"]}'


def test_what_is_not_there_is_said_to_be_absent() -> None:
    assert shown_value(ABSENT) == "(absent)"


def test_a_long_value_is_cut() -> None:
    assert shown_value("x" * (WIDTH - 2)) == '"' + "x" * (WIDTH - 2) + '"'
    assert shown_value("x" * (WIDTH - 1)) == '"' + "x" * (WIDTH - 2) + "…"
