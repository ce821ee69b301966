"""Rules for randomness: what a machine drew, or a person thought up as a secret."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    is_strong,
    looks_random,
    looks_secret,
)


@pytest.mark.parametrize(
    "value",
    [
        *("a1b2c3d4", "x-0a1b2c3d", "aBxQzRtUvWaBcDeFgHiJ", "20YeqAFmMFBoSOwVqyg"),
        *("abc123de", "abcdeFGHIJklmnoPQRSTuvwxy"),
    ],
)
def test_mixed_characters_look_random(value: str) -> None:
    assert looks_random(value)


@pytest.mark.parametrize(
    "value",
    [
        *("report2024", "camelCaseName", "ordinary-words", "20240501", "V2", "abcdefghijklmnop"),
        *("2ndVersionOfTheReport", "TheNameOfAVeryLongClass2", "a1b2c3d", "abcd1234"),
        *("aBxQzRtUvWaBcDeFgHi", "abcdeFGHIJklmnopqrSTUVW", "12345678901234567890"),
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


@pytest.mark.parametrize("value", ["Zk8qPw7v", "zk8qpw7!v", "P@ssw0rd2", "a1b2c3d4~"])
def test_a_word_with_digits_and_signs_or_both_cases_is_strong(value: str) -> None:
    assert is_strong(value)


@pytest.mark.parametrize(
    "value",
    ["zk8qpw7v", "!zk8qpw7v", "Zk8q!w7", "zk8qpw7v!", "abcdefgh~!x", "[a-z]1b2C3d4", "retries=30"],
)
def test_a_word_without_them_is_not(value: str) -> None:
    assert not is_strong(value)
