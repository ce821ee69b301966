"""Rules for escapes: each is undone to what it stands for, a layer at a time."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.leaks.undoing import MAY_BE_MARKED, undone


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (r"\u0061 \x62 \U00000063 \u{64} \145 \"f\" \/", 'a b c d e "f" /'),
        (r"\ud83d\ude00", "😀"),
        (r"\u{ffffff} a \u{110000} \u{10ffff}", "\ufffd a \ufffd \U0010ffff"),
        (r"\\u0061", r"\u0061"),
        ("%61 %u0062", "a b"),
        ("&#97; &#x62; &lt;", "a b <"),
        ("=61 =62=63 =\\r\\nd=\\ne", "a bc de"),
        ("\uff46\uff55\uff4c\uff4c \u0430\u200bb é", "full ab e"),
    ],
)
def test_an_escape_is_undone(text: str, reading: str) -> None:
    assert MAY_BE_MARKED.search(text)
    assert reading in undone(text)


@pytest.mark.parametrize("text", ["plain words", "100 %", "a & b", "a=b", r"C:\dir", "日本語"])
def test_where_nothing_is_escaped_there_is_no_other_reading(text: str) -> None:
    assert list(undone(text)) == []


@pytest.mark.parametrize("between", ['"\n    "', '\\"\\n  \\"', '" + "', "' +\\n '"])
def test_strings_one_behind_another_are_one(between: str) -> None:
    assert any("sesame" in reading for reading in undone(f"k = se{between}same"))
