"""One look at many strings finds the same as a look at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.encodings.layers import surely_escaped
from pytest_assistants.cassette.sanitizers.screening.probe import (
    is_clear,
    is_quiet,
    is_whole,
    read,
    touched,
)
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.findings import Finding

KNOWN = KnownValues((KnownValue("value", "Wilhelmina Featherstone", "test"),))
SAMPLES = [sample for rule in DEFAULT_RULES for sample in rule.positives]
# What stands before a number may say that it is no person's: but not in another string.
OTHERS = ("order no.", "version", "part number:", "Call me", "2024", "plain words", "a-b_c", "...")


def find(text: str) -> list[Finding]:
    return Scrub(Pseudonyms("test"), KNOWN, "test").findings(text, 1)


def among(values: list[str]) -> list[str]:
    return [values[at] for at in touched(values, KNOWN, find)]


@pytest.mark.parametrize("sample", SAMPLES)
def test_whatever_fires_alone_is_told_apart_among_others(sample: str) -> None:
    for other in OTHERS:
        assert sample in among([other, sample, other])


@given(texts=st.lists(st.sampled_from([*SAMPLES, *OTHERS]), min_size=2, max_size=6, unique=True))
def test_every_string_that_would_change_is_looked_at(texts: list[str]) -> None:
    wanted = {text for text in texts if text in SAMPLES}
    assert wanted <= set(among(texts))


def test_strings_in_which_nothing_can_fire_are_not_looked_at_again() -> None:
    asked: list[str] = []

    def heard(text: str) -> list[Finding]:
        asked.append(text)
        return find(text)

    plain = ["Two words.", "and some more"]
    assert list(touched(plain, KNOWN, heard)) == []
    odd = "page 410000 of 600000"
    assert list(touched([*plain, odd], KNOWN, heard)) == [2]
    assert asked == []
    assert list(touched([*plain, odd, "page 510000"], KNOWN, heard)) == []
    assert asked == [f"{odd} \n\n\n\npage 510000"]


def test_a_known_value_is_found_among_plain_words() -> None:
    name = "I am Wilhelmina Featherstone."
    assert among(["Two words.", name, "page 41"]) == [name]
    assert among([name]) == [name]


@pytest.mark.parametrize(
    "values",
    [["ada@contoso.com"], ["a", '{"mail": "ada@contoso.com"}'], ["Wilhelmina Featherstone"]],
)
def test_values_are_quiet_only_if_nothing_goes(values: list[str]) -> None:
    assert not is_quiet(values, KNOWN, find)
    assert is_quiet(["two words", "page 41", '{"a": 1}'], KNOWN, find)


def test_a_declared_name_is_heard_in_plain_words_and_nothing_else() -> None:
    known = KnownValues().with_declared(["Wilhelmina Featherstone"])
    assert is_clear("plain words, and some more", known)
    assert not is_clear("so said wilhel mina feather stone", known)
    assert not is_clear("so said enotsrehtaef animlehliw", known)


def test_strings_are_read_as_json_writes_them() -> None:
    assert list(read(["a\\u0062\\n", "c d"])) == ["ab\n", "c d"]


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", True),
        ("a" * 35, False),
        ("a" * 37, False),
        ("[", True),
    ],
)
def test_json_and_guids_are_looked_at_by_themselves(value: str, *, whole: bool) -> None:
    assert is_whole(value) is whole


def test_a_backslash_at_the_end_of_a_value_escapes_nothing_of_what_parts_it_from_the_next() -> None:
    asked: list[str] = []

    def heard(text: str) -> list[Finding]:
        asked.append(text)
        return find(text)

    assert is_quiet(["the root \\", "of 4100 6000"], KNOWN, heard)
    assert not any(surely_escaped(text)[0] for text in asked)
    assert asked


def test_a_guid_is_looked_at_by_itself_though_others_are_looked_at_together() -> None:
    guid, asked = "3f2504e0-4f89-11d3-9a0c-0305e82c3301", list[str]()

    def heard(text: str) -> list[Finding]:
        asked.append(text)
        return find(text)

    assert is_quiet(["page 410000", guid, "of 600000"], KNOWN, heard)
    assert asked == [guid, "page 410000 \n\n\n\nof 600000"]


def test_of_several_odd_strings_those_are_told_in_which_something_is_found() -> None:
    odd, mail = "page 410000 of 600000", "mail ada@contoso.com"
    assert among([odd, mail]) == among([mail, odd]) == [mail]
    assert among([odd, mail, odd, f"{mail}."]) == [mail, f"{mail}."]
