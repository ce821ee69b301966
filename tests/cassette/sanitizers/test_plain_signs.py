"""Signs of any script are read as those of ASCII, and nothing moves."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.plain_signs import with_plain_signs


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("1\u20102\u20113\uff0d4", "1-2-3-4"),
        ("\u0660\u06f9\u0967\u0e55\uff19", "09159"),
        ("12\u201334", "12-34"),
    ],
)
def test_spaces_hyphens_and_digits_are_plain(text: str, plain: str) -> None:
    assert with_plain_signs(text) == plain
    assert len(text) == len(plain)


@pytest.mark.parametrize(
    "text", ["plain", "a \u2013 b", "up to 7 \u2013 9", "\u00e9\u00b2\u2460", "\u2014"]
)
def test_letters_and_dashes_between_words_stay(text: str) -> None:
    assert with_plain_signs(text) == text
