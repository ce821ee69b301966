"""Rules for plain words: no rule of the kit's own fires in them."""

from __future__ import annotations

import string

import pytest

from pytest_assistants.cassette.sanitizers.screening.plain_words import is_name, is_plain


@pytest.mark.parametrize(
    "text", ["Hello world, it's Ada_Lovelace!\nAs-well; is it? Yes.", "", "word.", "A. B"]
)
def test_words_with_marks_between_them_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text", ["heLlo", "AB", "a.b", "a.B", "word 1", "é", "a/b", "a: b", "half \ud83d", "a\tb"]
)
def test_capitals_within_digits_and_other_signs_are_not(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    "text", ["thread.run.completed", "file_search", "gpt-4o-mini", "[DONE]", "a" * 48]
)
def test_a_name_is_as_the_api_gives_them(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["a" * 49, "Thread", "a b", "a..b", "a.", "gpt-", "my-db.internal"]
)
def test_what_is_longer_or_that_a_rule_takes_is_none(text: str) -> None:
    assert not is_name(text)


def test_a_capital_inside_a_word_is_not_plain() -> None:
    assert not any(is_plain(f"so a{capital}b said") for capital in string.ascii_uppercase)
    assert all(is_plain(f"So {capital}b said") for capital in string.ascii_uppercase)
    assert is_plain("it's said")
