"""Rules for spellings: whatever a client does to a value, it is among them."""

from __future__ import annotations

import base64
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.known.encodings import encodings

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=8, max_size=40)
ENCODERS: list[Callable[[str], str]] = [
    str,
    str.lower,
    str.upper,
    quote,
    quote_plus,
    html.escape,
    lambda value: quote(quote(value, safe=""), safe=""),
    lambda value: "".join(f"%{byte:02X}" for byte in value.encode()),
    lambda value: "".join(f"%{byte:02x}" for byte in value.encode()),
    lambda value: value.encode().hex(),
    lambda value: value.encode().hex().upper(),
    lambda value: json.dumps(value)[1:-1],
    lambda value: json.dumps(json.dumps(value))[3:-3],
    lambda value: json.dumps(json.dumps(value, ensure_ascii=False), ensure_ascii=False)[3:-3],
    lambda value: "".join(f"&#{ord(character)};" for character in value),
    lambda value: "".join(f"&#x{ord(character):x};" for character in value),
]


@pytest.mark.parametrize("encode", ENCODERS)
@given(value=VALUES)
def test_a_value_is_found_however_it_was_encoded(encode: Callable[[str], str], value: str) -> None:
    assert encode(value) in encodings(value)


@given(value=VALUES, before=st.binary(max_size=4), after=st.binary(max_size=4))
def test_a_value_is_found_anywhere_in_base64(value: str, before: bytes, after: bytes) -> None:
    data = before + value.encode() + after
    for encoded in (base64.b64encode(data), base64.urlsafe_b64encode(data)):
        assert any(form in encoded.decode() for form in encodings(value))


def test_every_character_may_be_escaped() -> None:
    assert r"\u0061\u002f\ud83d\ude00" in encodings("a/😀")
    assert r"\u0061\u002F\uD83D\uDE00" in encodings("a/😀")


@given(value=VALUES)
def test_no_spelling_is_so_short_that_it_is_found_everywhere(value: str) -> None:
    assert min(map(len, encodings(value))) >= 6


def test_a_short_value_is_at_least_found_plain() -> None:
    assert "bob" in encodings("bob")


def test_the_same_stands_in_base64_whatever_stands_beside_it_and_no_less_is_looked_for() -> None:
    data = b"Zk8/qPw7>vLm"
    for lead in range(3):
        one, other = (
            base64.b64encode(filler * lead + data + filler * 3).decode().rstrip("=")
            for filler in (b"\0", b"\xff")
        )
        same = "".join(a if a == b else " " for a, b in zip(one, other, strict=True)).strip()
        assert same in encodings(data.decode())
        assert same.replace("+", "-").replace("/", "_") in encodings(data.decode())


def test_escapes_are_of_either_case_whatever_the_letters_are() -> None:
    assert {"%C3%A9Ab%2FCd", "%c3%a9Ab%2fCd", "%25C3%25A9Ab%252FCd"} <= encodings("éAb/Cd")


def test_half_a_character_is_spelled_too() -> None:
    forms = encodings("key\ud83d-1")
    assert {"a2V57aC9LT", "6b6579eda0bd2d31", "key%ED%A0%BD-1"} <= {form[:16] for form in forms}
