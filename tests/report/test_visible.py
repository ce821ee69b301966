"""Nothing that hides or turns text reaches a page or a terminal as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.report.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü € 漢 שלום 🙂\n\tindented", "plain ü € 漢 שלום 🙂\n\tindented"),
        ("a\x00b\x1b[31m\r", "a\\u0000b\\u001b[31m\\u000d"),
        ("\u202egnp.exe\u2066\u200f", "\\u202egnp.exe\\u2066\\u200f"),
        ("zero\u200bwidth\ufeff\u00ad", "zero\\u200bwidth\\ufeff\\u00ad"),
        ("half \ud800 and tag \U000e0041", "half \\ud800 and tag \\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_spelled(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_control_stays_and_nothing_is_spelled_twice(text: str) -> None:
    shown = visible(text)
    assert not any(
        unicodedata.category(one) in {"Cc", "Cs"}
        or unicodedata.bidirectional(one) in {"RLO", "LRO"}
        for one in shown
        if one not in "\n\t"
    )
    assert visible(shown) == shown
