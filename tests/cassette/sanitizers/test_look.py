"""A first look: what rules ask of a text, told cheaply."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.look import has_unbroken, look_at


@pytest.mark.parametrize(
    ("text", "many"),
    [("call (425) 867-5309", 10), ("2023-11-04 at 14:35", 8), ("1,204", 3), ("\u00e91\ud800", 1)],
)
def test_digits_stand_in_a_row_whatever_parts_them_in_a_number(text: str, many: int) -> None:
    digits = look_at(text).digits
    assert b"0" * many in digits
    assert b"0" * (many + 1) not in digits


def test_what_keys_are_made_of_stands_unbroken() -> None:
    unbroken = look_at("key=a1-b2_c3 \u20acx").unbroken
    assert b"x" * 12 in unbroken
    assert b"x" * 13 not in unbroken


def test_parts_and_words_are_told_apart() -> None:
    look = look_at("My Passports, please")
    assert look.has_any(("passport",))
    assert not look.has_any(("ports!",))
    assert not look.has_word(frozenset({"passport"}))
    assert look.has_word(frozenset({"passports"}))


def test_runs_are_what_stands_unbroken_in_lower_case() -> None:
    assert look_at("see CONTOSO.openai.azure.com now").runs(10) == "contoso.openai.azure.com"
    assert look_at("\u212aONTOSO-runs").runs(10) == "kontoso-runs"


def test_of_a_long_text_each_word_is_asked_once_and_no_part_is_lost() -> None:
    look = look_at("two words of many " * 40 + "an API key")
    assert len(look.vocabulary.split()) == 7
    assert look.has("words of")
    assert look.has("api")
    assert look.has("api key")
    assert not look.has("apis")
    assert not look.has("key words")


def test_so_many_in_a_row_stand_there_or_not() -> None:
    assert has_unbroken("see a1-b2_c3.", 9)
    assert not has_unbroken("see a1-b2_c3.", 10)
