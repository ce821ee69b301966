"""Spellings by which a value is to be overlooked."""

from __future__ import annotations

import base64
import binascii

import pytest

from pytest_assistants.cassette.known.disguises import apart, both_ways, closed_up, packed
from pytest_assistants.cassette.leaks.undoing import undone

VALUE = "Zk8qPw-7vLm_2TnRx.4sYc"


@pytest.mark.parametrize(
    "text",
    [VALUE, " ".join(VALUE), "\n".join(VALUE), "-".join(VALUE), VALUE.replace("c", "\u0441")],
)
def test_what_stands_between_letters_and_digits_is_left_out(text: str) -> None:
    assert closed_up(text.lower()) == b"zk8qpw7vlm2tnrx4syc"


def test_letters_of_other_alphabets_stay_unless_they_look_the_same() -> None:
    assert closed_up("\u0436\u0434ü, \u0436") == "\u0436\u0434ü\u0436".encode()


@pytest.mark.parametrize(
    "other", ["\u0440", "\u03c1", "\u0420", "\u04bb", "\u043d", "\u0501", "\u03c7"]
)
def test_a_letter_that_looks_like_another_is_read_as_that(other: str) -> None:
    latin = {"\u04bb": "h", "\u043d": "h", "\u0501": "d", "\u03c7": "x"}.get(other, "p")
    assert closed_up(f"a-{other.lower()}-b") == f"a{latin}b".encode()
    assert apart(f"a{latin}b").search(f"A.{other}.b")
    assert f"a-{latin}-b" in [one.lower() for one in undone(f"a-{other}-b")]


def test_a_value_is_looked_for_both_ways_unless_it_is_short() -> None:
    assert list(both_ways(VALUE)) == ["zk8qpw7vlm2tnrx4syc", "cys4xrnt2mlv7wpq8kz"]
    assert list(both_ways("a-b-c-d-e-f-1")) == []


def test_characters_are_found_however_they_are_parted() -> None:
    assert apart("abcd").search("x A-b \n C..e d") is None
    found = apart("abcd").search("x \u0410-b \n \u0441..d!")
    assert found is not None
    assert found[0] == "\u0410-b \n \u0441..d"


@pytest.mark.parametrize("lead", ["", "k", "ke", "key", "key="])
def test_a_packed_value_is_found_wherever_it_begins(lead: str) -> None:
    data = f"{lead}{VALUE}, and more".encode()
    spelled = (
        base64.b85encode(data).decode(),
        base64.a85encode(data).decode(),
        binascii.b2a_uu(data).decode(),
    )
    for text in spelled:
        assert any(form in text for form in packed(VALUE))


def test_a_value_too_short_to_be_packed_has_no_such_form() -> None:
    assert packed("short") == frozenset()


def test_a_value_has_one_packed_form_for_each_place_in_a_group() -> None:
    data = VALUE.encode()
    fours = [data[:20], data[1:21], data[2:22], data[3:19]]
    threes = [data[:21], data[1:22], data[2:20]]
    assert packed(VALUE) == {
        *(base64.b85encode(part).decode() for part in fours),
        *(base64.a85encode(part).decode() for part in fours),
        *(binascii.b2a_uu(part, backtick=True)[1:-1].decode() for part in threes),
    }
    assert base64.b85encode(b"8 letter").decode() in packed("8 letter")


def test_twelve_letters_are_enough_to_be_looked_for_both_ways() -> None:
    assert list(both_ways("ab-cdef.ghijkl")) == ["abcdefghijkl", "lkjihgfedcba"]
    assert list(both_ways("ab-cdef.ghijk")) == []


def test_half_a_character_stays_what_it_is() -> None:
    half = "abcdefgh\ud83djkl"
    assert closed_up(half) == half.encode("utf-8", "surrogatepass")
    assert list(both_ways(half)) == [half, half[::-1]]
    assert packed(half)


def test_a_letter_stands_for_those_alone_that_look_like_it() -> None:
    assert [one for one in "abpx\u0430\u03c1[X]" if apart("a").fullmatch(one)] == ["a", "\u0430"]
