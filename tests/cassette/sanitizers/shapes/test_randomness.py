"""Rules for randomness: what a machine drew, or a person thought up as a secret."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_joined,
    is_placeholder,
    is_restless,
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


@pytest.mark.parametrize(
    "value",
    [
        *("iVQBddOKDMGcwHan", "kLXuk_GLjaNQ", "GZOHm-EdmOtYtw.Pv", "AiMhLna.CyCqxqNV6"),
        *("getMyIpBzRt", "pPmm+F@F!RfvK"),
    ],
)
def test_cases_that_change_as_in_no_name_are_restless(value: str) -> None:
    assert is_restless(value)


@pytest.mark.parametrize(
    "value",
    [
        *("module.Class.attrName", "com.sun.jndi.LdapCtxFactory", "Get_URL_For_My_ID", "kLXuk"),
        *("UserPasswordChangeForm", "X-MS-Client-Request-ID", "UI.TextBox.OnKeyUp", "A1-B2-C3"),
        *("src/kLXuk_GLjaNQ", "System.Net.HttpWebRequest"),
    ],
)
def test_names_are_not(value: str) -> None:
    assert not is_restless(value)


def test_words_and_numbers_joined_are_no_name_of_a_standard() -> None:
    joined = ("maple-9641xb", "maple-9641.river", "7maple_river41", "Maple%9641~xb")
    assert [one for one in joined if not is_joined(one)] == []
    others = ("ISO-27001.compliant", "maple-river", "maple-96", "7maple-41")
    assert [one for one in others if is_joined(one)] == []


@pytest.mark.parametrize("value", ["Zk8qPw7v", "zk8qpw7!v", "P@ssw0rd2", "a1b2c3d4~"])
def test_a_word_with_digits_and_signs_or_both_cases_is_strong(value: str) -> None:
    assert is_strong(value)


@pytest.mark.parametrize(
    "value",
    ["zk8qpw7v", "!zk8qpw7v", "Zk8q!w7", "zk8qpw7v!", "abcdefgh~!x", "[a-z]1b2C3d4", "retries=30"],
)
def test_a_word_without_them_is_not(value: str) -> None:
    assert not is_strong(value)
