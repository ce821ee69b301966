"""Rules for escapes: each is undone, and every character knows where it began."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.findings import Finding, applied
from pytest_assistants.cassette.sanitizers.layers import read_json_string, readings


@pytest.mark.parametrize(
    "written",
    [
        *("a%20%C3%A9x", "a%20%E9x", "a\\u0020\\u00e9x", "a\\x20\\xe9x", "a&#32;&eacute;x"),
        *(
            "a\\040\\351x",
            "a=20=C3=A9x",
            "a =\né=\nx",
            "a\u200b \u00e9\u00adx",
            "\uff41 \u00e9\uff58",
        ),
        "\\U00000061 \u00e9x",
    ],
)
def test_an_escape_is_undone(written: str) -> None:
    assert "a \u00e9x" in {reading.text for reading in readings(written)}


def test_a_finding_is_where_it_was_written() -> None:
    (reading,) = readings("to %61%40b%2Ec!")
    found = reading.in_source([Finding(3, 8, "X")])
    assert applied("to %61%40b%2Ec!", found) == "to X!"


def test_json_strings_are_read_as_json_does() -> None:
    assert read_json_string('\\"\\n\\/\\ud83d\\ude00\\ud800').text == '"\n/\U0001f600\ud800'


def test_what_is_no_character_is_replaced() -> None:
    assert [reading.text for reading in readings("\\Uffffffff")] == ["\ufffd"]


@pytest.mark.parametrize("text", ["100% sure", "a & b", "a = b", "naïve", "C:\\dir"])
def test_what_escapes_nothing_has_no_other_reading(text: str) -> None:
    assert list(readings(text)) == []
