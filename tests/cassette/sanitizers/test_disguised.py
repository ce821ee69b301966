"""Credentials and declared values are found however they are spelled; nothing else is."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.known import replace_known
from pytest_assistants.cassette.sanitizers.scrub import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "5b1f9c0e7d3a4826b9e0c1d2f3a45867"
NAME = "Wilhelmina Featherstone"
KNOWN = KnownValues((KnownValue("secret", KEY, "test"),)).with_declared([NAME])
INSTEAD = ("secret-", "value-")


def _in_pieces(value: str, mark: str, every: int) -> str:
    return mark.join(value[at : at + every] for at in range(0, len(value), every))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "backwards": lambda value: value[::-1],
    "spaced": " ".join,
    "dotted": ".".join,
    "in fours": lambda value: _in_pieces(value, "-", 4),
    "over lines": lambda value: _in_pieces(value, "\n", 8),
    "spaced backwards": lambda value: " ".join(reversed(value)),
    "zero width": "\u200b".join,
    "zero width backwards": lambda value: "\u200b".join(reversed(value)),
    "full width": lambda value: "".join(
        chr(ord(one) + 0xFEE0) if one != " " else one for one in value
    ),
    "look-alike": lambda value: value.translate(str.maketrans("aceo", "\u0430\u0441\u0435\u043e")),
    "base85": lambda value: base64.b85encode(value.encode()).decode(),
    "ascii85": lambda value: base64.a85encode(value.encode()).decode(),
    "ascii85 inside": lambda value: base64.a85encode(f"key {value};".encode()).decode(),
    "uuencode": lambda value: binascii.b2a_uu(value.encode()).decode().strip(),
    "base32": lambda value: base64.b32encode(value.encode()).decode(),
    "base32 small": lambda value: base64.b32encode(value.encode()).decode().lower(),
    "quoted-printable": lambda value: "".join(f"={byte:02X}" for byte in value.encode()),
}


@pytest.mark.parametrize("value", [KEY, NAME])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_nothing_of_a_spelled_value_stays(spelling: str, value: str) -> None:
    spelled = SPELLINGS[spelling](value)
    for text in (spelled, f"I wrote {spelled} on the wall"):
        scrub = Scrub(Pseudonyms("test"), KNOWN, "test")
        once = scrub.text(json.dumps({"content": text}))
        left = json.loads(once)["content"]
        assert spelled[:10] not in left
        assert spelled[-10:] not in left
        assert scrub.text(once) == once
        assert Scrub(Pseudonyms("test"), KNOWN, "test").text(text) == left


@pytest.mark.parametrize("spelling", ["backwards", "spaced", "base85"])
def test_it_gets_the_pseudonym_of_the_value(spelling: str) -> None:
    table = Pseudonyms("test")
    clean = Scrub(table, KNOWN, "test").text(f"it is {SPELLINGS[spelling](KEY)} then")
    assert clean == f"it is {table.token('secret', KEY)} then"


def test_a_packed_value_takes_its_whole_run_and_no_more() -> None:
    form = base64.a85encode(f"k{KEY}".encode()).decode()
    clean = Scrub(Pseudonyms("test"), KNOWN, "test").text(f"one {form}\n{form} two")
    assert clean == "one secret-cz9qty-1\nsecret-cz9qty-1 two"


@pytest.mark.parametrize(
    "text",
    [
        "We feather stones, Wilhelm, in a row",
        "a b c d e f g h i j k l m n o p",
        "Feather the stone, and will Helm in a minute?",
        "xs?@!#$%&()*+,-./:;<=>?@[]^_`{|}~",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert Scrub(Pseudonyms("test"), KNOWN, "test").text(text) == text


def test_what_is_neither_a_credential_nor_declared_is_not_looked_for_apart() -> None:
    known = KnownValues((KnownValue("endpoint", "brightmill-payroll.azure.com", "test"),))
    text = "b r i g h t m i l l p a y r o l l a z u r e c o m"
    assert Scrub(Pseudonyms("test"), known, "test").text(text) == text
    assert Scrub(Pseudonyms("test"), known, "test").text("0x^" * 9) == "0x^" * 9


def test_a_text_for_people_is_clean_of_them_too() -> None:
    text = replace_known(" ".join(KEY), table=Pseudonyms("test"), known=KNOWN)
    assert text == "secret-cz9qty-1"


def test_half_a_character_beside_it_does_not_matter() -> None:
    packed = base64.b85encode(KEY.encode()).decode()
    clean = Scrub(Pseudonyms("test"), KNOWN, "test").text(f"\ud83d {packed}")
    assert packed not in clean
    assert clean.startswith("\ud83d ")


def test_a_short_secret_is_found_packed_though_nothing_stands_beside_it() -> None:
    known = KnownValues((KnownValue("secret", "Zk8qPw7v", "test"),))
    packed = base64.b85encode(b"Zk8qPw7v").decode()
    assert len(packed) == 10
    clean = Scrub(Pseudonyms("test"), known, "test").text(f"a {packed} b")
    assert packed not in clean


def test_a_value_of_twelve_letters_is_found_backwards_and_nothing_shorter() -> None:
    known = KnownValues().with_declared(["featherstone", "wilhelminas"])
    for value, goes in (("featherstone", True), ("wilhelminas", False)):
        scrub = Scrub(Pseudonyms("test"), known, "test")
        assert (scrub.text(value[::-1]) != value[::-1]) is goes


def test_values_that_stand_apart_go_in_the_order_of_the_text() -> None:
    known = KnownValues().with_declared(["Wilhelmina Featherstone", "Bartholomew Quartermaine"])
    spelled = [" ".join(name.replace(" ", "")) for name in ("BartholomewQuartermaine", NAME)]
    scrub = Scrub(Pseudonyms("test"), known, "test")
    for first, second in (spelled, reversed(spelled)):
        cleaned = scrub.text(f"{first}, {second}; {first}")
        assert cleaned.count("value-") == 3
        assert not any(part in cleaned for part in ("B a r", "W i l", "n e"))
