"""Rules for JSON as text: strings change, nothing else does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.json_text import (
    is_json_text,
    map_strings,
    pretty,
    split_strings,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(value=VALUES, compact=st.booleans())
def test_pretty_text_means_the_same_and_stays_pretty(value: object, compact: bool) -> None:  # noqa: FBT001 - drawn
    text = json.dumps(value, separators=(",", ":") if compact else None)
    assert json.loads(pretty(text)) == value
    assert pretty(pretty(text)) == pretty(text)


@given(value=VALUES)
def test_pretty_text_is_what_json_writes_with_an_indent(value: object) -> None:
    expected = json.dumps(value, indent=2)
    assert json.dumps(json.loads(pretty(json.dumps(value))), indent=2) == expected
    if expected.isascii() and "\\" not in expected and "\x7f" not in expected:
        assert pretty(json.dumps(value)) == expected


@given(value=VALUES)
def test_a_mapping_that_changes_nothing_changes_not_a_byte(value: object) -> None:
    text = json.dumps(value, indent=3)
    assert map_strings(text, lambda _, string: string) == text


def test_strings_are_mapped_with_their_fields_and_all_else_stays() -> None:
    text = '{ "a" : "x\\u0041", "b":[ "y", {"c":1.50} ],"a": "keep" }'
    seen = []

    def change(field: str | None, value: str) -> str:
        seen.append((field, value))
        return value if value == "keep" else value.upper()

    changed = '{ "A" : "XA", "B":[ "Y", {"C":1.50} ],"A": "keep" }'
    assert map_strings(text, change) == changed
    assert seen == [
        *((None, "a"), ("a", "xA"), (None, "b"), ("b", "y"), (None, "c"), (None, "a")),
        ("a", "keep"),
    ]


@pytest.mark.parametrize("text", ["", "{", "[1,]", "'a'", "[" * 100_000])
def test_what_is_no_json_is_told_apart(text: str) -> None:
    assert not is_json_text(text)


def test_invisible_characters_are_escaped_in_changed_and_pretty_strings() -> None:
    assert pretty('"\u2028\x7f\\ud800"') == '"\\u2028\\u007f\\ud800"'
    assert map_strings('"a"', lambda _, value: value + "\ufeff") == '"a\\ufeff"'


@given(value=st.dictionaries(st.text('\\"a\0\1\2'), st.text('\\"b'), min_size=1))
def test_a_text_is_cut_at_the_quotes_of_its_strings(value: dict[str, str]) -> None:
    text = json.dumps(value)
    parts = split_strings(text)
    assert '"'.join(parts) == text
    assert [json.loads(f'"{part}"') for part in parts[1::2]] == [
        each for pair in value.items() for each in pair
    ]
