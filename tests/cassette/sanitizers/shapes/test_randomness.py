"""Rules for randomness: what a machine drew, or a person thought up as a secret."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    looks_random,
    looks_secret,
)


@pytest.mark.parametrize(
    "value", ["a1b2c3d4", "x-0a1b2c3d", "aBxQzRtUvWaBcDeFgHiJ", "20YeqAFmMFBoSOwVqyg"]
)
def test_mixed_characters_look_random(value: str) -> None:
    assert looks_random(value)


@pytest.mark.parametrize(
    "value",
    [
        *("report2024", "camelCaseName", "ordinary-words", "20240501", "V2", "abcdefghijklmnop"),
        *("2ndVersionOfTheReport", "TheNameOfAVeryLongClass2"),
    ],
)
def test_words_and_numbers_do_not(value: str) -> None:
    assert not looks_random(value)


@pytest.mark.parametrize("value", ["hunter2", "P@ssword", "s3cr3t-Pw", "aBxQzRtUvWaBcDeFgHiJ"])
def test_a_password_looks_secret(value: str) -> None:
    assert looks_secret(value)


@pytest.mark.parametrize(
    "value", ["<key>", "2024-05-01", "v1.2.3", "required", "256", "get_token(1)", "os.environ"]
)
def test_an_explanation_does_not(value: str) -> None:
    assert not looks_secret(value)
    assert is_placeholder("your-key")
