"""Texts of dull words need no rule: none fires, whatever stands beside what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.sanitizers.encodings.layers import readings
from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.screening.dull_words import MANY, is_dull
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

MARKED = (
    "Sure! To solve `3x + 11 = 14`, we'll subtract 11 from both sides (step 1), and divide by 3:\n"
    "\n1. **3x = 3**\n2. **x = 1**\n\nAs the OpenAI API says, e.g. for 'x', that is all\u2026 "
)
if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.rules import Rule

SAMPLES = sorted({word for rule in DEFAULT_RULES for one in rule.positives for word in one.split()})
OTHERS = [
    *("41", "7e", "(3", "12.", '"ab"', "OpenAI", "SQL:", "**x", "=", "-", "+", "the", "i.e."),
    *("2023", "(1,204,551", "12.7", "%", "2023-11-04,", "14:35.", "$5", "55-1043", "12", "AB", "C"),
    *("key", "key1", "gpt-4o", "\\(3x", "x\\).", "a_b.c", "account", "password:", "user", "token"),
]


@pytest.mark.parametrize(
    "text",
    [
        *(MARKED, MARKED * 20, "Can you use the OpenAI API?", ""),
        "The solution to the equation \\(3x + 11 = 14\\) is \\(x = 1\\).",
        'Runs in status "in_progress" do not accept tool outputs.',
        "Invalid type for 'metadata.modified': expected a string.",
        "key1 of my-agent2, as gpt-4o has it",
        "In 2023 it made 1,204,551 units (12.7 % more than in 2022) at $0.034 each; 100% was sold.",
        "Batch 55-1043 was redone on 2023-11-04 at 14:35, line 7 on 2023/11/05.",
        "From page 1024 on, and of 65536 bytes.",
    ],
)
def test_prose_with_marks_and_short_numbers_is_dull(text: str) -> None:
    assert is_dull(text, set(), {})


@pytest.mark.parametrize("sample", [one for rule in DEFAULT_RULES for one in rule.positives])
def test_nothing_in_which_a_rule_fires_is_dull(sample: str) -> None:
    assert not is_dull(sample, set(), {})


@pytest.mark.parametrize(
    "text",
    [
        "4 1 1 1",
        "41 6b 6c 6d 6e 6f 70 71",
        *("the password is hunter2", "pwd: hunter2", "my-pwd: hunter2", "fax: 867-5309"),
        *("tel 867-5309", "sms 867-5309", "ring 867-5309", "psk Tr0ub4dor&3"),
        "OpenAI-Ruby",
        "identified by sesame",
        "password: 123x",
        "salasana\n=\naBcDeFgHi",
        "fp_deadbeef",
        "db.eu.internal",
        "threadMetadataValue",
        "\\(\\n",
        "a/b",
        "AB 12 34 56 C",
        "AB 123456 C",
        "call 555 0142",
        "4111 1111 (or so)",
        "+ 2023-11-04",
        "born on 2023-11-04",
        "10.20.30.41",
        "0015.5d01.ca05",
        "12:30:45:12:00:11",
        "2023-11-042",
        "Strasse 7 in M\u00fcnchen",
        "internationally",
        "[104, 101, 108, 108, 111, 104, 101, 108]",
    ],
)
def test_what_a_rule_may_take_or_hear_is_not_dull(text: str) -> None:
    assert not is_dull(text, set(), {})


@given(words=st.lists(st.sampled_from([*SAMPLES, *OTHERS, *MARKED.split()]), max_size=12))
def test_no_rule_fires_in_dull_words_however_they_are_mixed(words: list[str]) -> None:
    known: set[str] = set()
    telling: dict[str, tuple[Rule, ...]] = {}
    dull = [word for word in words if is_dull(word, known, telling)]
    for text in (" ".join(dull), "\n".join(dull)):
        if is_dull(text, known, telling):
            assert list(found_by_shape(look_at(text))) == []
            assert all(is_dull(one.text, known, telling) for one in readings(text))


def test_a_word_that_rules_wait_for_is_dull_where_none_of_them_fires() -> None:
    dull: set[str] = set()
    telling: dict[str, tuple[Rule, ...]] = {}
    for _ in range(2):
        assert is_dull("The key is a word, and so is the password.", dull, telling)
        assert not is_dull("The password: sesame9!", dull, telling)
    assert {"The", "word,", "sesame9!"} <= dull
    assert telling.keys() == {"key", "password.", "password:"}


def test_words_are_remembered_up_to_a_bound_and_heard_beyond_it() -> None:
    known = {f"w{number}" for number in range(MANY - 1)}
    telling: dict[str, tuple[Rule, ...]] = {}
    assert is_dull("words", known, telling)
    assert is_dull("some words", known, telling)
    assert not is_dull("password: 123x", known, telling)
    assert (len(known), telling) == (MANY, {})
