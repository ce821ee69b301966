"""Rules for single values: whatever is written is read back exactly."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.serializer.scalars import (
    binary,
    literal,
    quoted,
    resolves_to_text,
    scalar,
)

LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LINES = st.text(st.sampled_from("ab \n\t\r:#-'\"\\{}[]|>\x85\u2028\ufeff\x00\x7f\u00a0é😀"))


def read(text: str, loader: type) -> object:
    return yaml.load(f"- {{a: b}}\n- c:\n    d: {text}\n    e: f\n", Loader=loader)[1]["c"]["d"]  # noqa: S506 - both loaders are safe


@pytest.mark.parametrize("loader", LOADERS)
@given(text=TEXTS | LINES)
def test_a_scalar_is_read_back_as_it_was(loader: type, text: str) -> None:
    assert read(scalar(text), loader) == text
    assert read(quoted(text), loader) == text


@pytest.mark.parametrize("loader", LOADERS)
@given(text=LINES | TEXTS)
def test_a_literal_block_is_read_back_as_it_was(loader: type, text: str) -> None:
    block = literal(text, indent=" " * 6)
    assert block is None or read(block, loader) == text


@given(data=st.binary())
def test_bytes_are_read_back_as_they_were(data: bytes) -> None:
    assert read(binary(data, indent=" " * 6), yaml.SafeLoader) == data


@pytest.mark.parametrize(
    "text",
    [
        *("", " a", "a\tb\n", "a \nb", "a\n ", "a\r\nb", "\na", " a\nb", "one line"),
        *("a\x85\n", "a\u2028\n", "\ufeffa\n", "a\x7f\n", "a\ud800\n", "a\u200b\nb"),
    ],
)
def test_text_that_a_block_or_an_editor_would_change_is_no_block(text: str) -> None:
    assert literal(text, indent="  ") is None


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\nb", "|-\n  a\n  b"),
        ("a\nb\n", "|\n  a\n  b"),
        ("a\n\nb\n\n\n", "|+\n  a\n\n  b\n\n"),
    ],
)
def test_the_last_newlines_are_kept_by_the_blocks_head(text: str, block: str) -> None:
    assert literal(text, indent="  ") == block


@pytest.mark.parametrize("text", ["2024-05-01-preview", "application/json", "https://a/b?c=d"])
def test_ordinary_text_stands_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["2024-05-01", "7", "yes", "null", "~", "1_0", "0x1f", "1:30", ""])
def test_text_that_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


def test_what_is_no_character_is_written_as_a_replacement() -> None:
    assert read(scalar("a\ud800"), yaml.SafeLoader) == "a\ufffd"


def test_invisible_characters_are_written_as_escapes() -> None:
    assert quoted('a"\\\n\t\r\x00\u2028') == r'"a\"\\\n\t\r\x00\u2028"'


# What resolvers of YAML 1.1 look at: words in any case, and the characters of numbers and dates.
WORDS = ["yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "y", "n"]
CASED = st.sampled_from([case(word) for word in WORDS for case in (str, str.upper, str.title)])
NUMERIC = st.text(st.sampled_from("0123456789abcdefxotTzZ+-_.:eEnNaAiIfF <=~!&*/pP"), min_size=1)


@given(text=NUMERIC | CASED)
def test_what_is_text_without_asking_is_text_to_yaml(text: str) -> None:
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], ())
    is_text = not any(pattern.match(text) for _, pattern in resolvers)
    assert resolves_to_text(text) is is_text


def test_every_first_letter_that_yaml_minds_is_minded() -> None:
    words = {
        alternative.lower()
        for first in yaml.SafeLoader.yaml_implicit_resolvers
        for _, pattern in yaml.SafeLoader.yaml_implicit_resolvers[first]
        for alternative in re.findall(r"(?<![\\\[])\b[A-Za-z]{2,}\b", pattern.pattern)
        if first.isalpha()
    }
    assert words == {"yes", "no", "on", "off", "true", "false", "null"}
