"""Rules for texts that are closed up, and for what may stand in the midst of a value."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.leaks.closing import (
    WITHIN_CODE,
    WITHIN_TEXT,
    closed,
    lowered,
    places,
)


def test_only_letters_and_digits_stay() -> None:
    assert closed(r"a-b_c\nd\re é" + "\u0580\n\t\0") == "abcdeé\u0580".encode()


def test_each_letter_stays_where_it_stood() -> None:
    assert lowered("İstanbul ÄX") == "istanbul äx"


@pytest.mark.parametrize(
    ("text", "in_text", "in_code"),
    [
        ("x a-b.. C", "a-b.. C", "a-b.. C"),
        ("a\\nb\\tc", "a\\nb\\tc", "a\\nb\\tc"),
        ('"a", "b", "c"', None, 'a", "b", "c'),
        (f"ab{'.' * 9}c", None, f"ab{'.' * 9}c"),
        (f"ab{' ' * 99}c", f"ab{' ' * 99}c", f"ab{' ' * 99}c"),
        (f"ab{'.' * 25}c", None, None),
        ("abxc", None, None),
    ],
)
def test_a_gap_is_short_and_no_end_of_a_string(
    text: str, in_text: str | None, in_code: str | None
) -> None:
    for gap, expected in ((WITHIN_TEXT, in_text), (WITHIN_CODE, in_code)):
        found = next(places(b"abc", text, gap=gap), None)
        assert (found[0] if found else None) == expected


def test_half_a_character_stays_what_it_is() -> None:
    half = "ab\ud83d"
    assert closed(f"a-{half}") == f"a{half}".encode("utf-8", "surrogatepass")
    assert [found[0] for found in places(closed(half), "x a.b-\ud83d", gap=WITHIN_TEXT)] == [
        "a.b-\ud83d"
    ]
