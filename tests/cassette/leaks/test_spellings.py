"""Rules for the spellings that the leak check looks for: all that a value alone decides."""

from __future__ import annotations

import base64
import binascii

import pytest

from pytest_assistants.cassette.leaks.spellings import both_ways, disguised, encoded, spellings

VALUE = 'Zk8/qPw7>vLm"4\\sYc2'
DATA = VALUE.encode()


def _closed(text: str) -> bytes:
    return "".join(filter(str.isalnum, text.lower())).encode()


def _same(group: int, encode: str, data: bytes) -> set[bytes]:
    """What stands there whatever is beside it, at each place in a group."""
    found = set()
    for lead in range(group):
        one, other = (
            getattr(base64, encode)(filler * lead + data + filler * group).decode().rstrip("=")
            for filler in (b"\0", b"\xff")
        )
        same = "".join(a if a == b else " " for a, b in zip(one, other, strict=True))
        found.add(_closed(max(same.split(), key=len)))
    return found


def test_base64_and_hex_are_looked_for_of_any_value() -> None:
    assert set(encoded(VALUE)) == {DATA.hex().encode(), *_same(3, "b64encode", DATA)}


def test_rare_alphabets_and_bytes_by_themselves_are_looked_for_of_a_secret() -> None:
    wide = VALUE.encode("utf-16-le")[:-1]
    fours = [DATA[start : start + (len(DATA) - start) // 4 * 4] for start in range(4)]
    threes = [DATA[start : start + (len(DATA) - start) // 3 * 3] for start in range(3)]
    lists = ("u{:04x}", "u{:x}", "u{:08x}", "x{:02x}", "0x{:02x}", "{:d}", "{:03d}", "{:03o}")
    assert set(disguised(VALUE)) == {
        wide.hex().encode(),
        *_same(3, "b64encode", wide),
        *_same(5, "b32encode", DATA),
        *(_closed(base64.b85encode(part).decode()) for part in fours),
        *(_closed(base64.a85encode(part).decode()) for part in fours),
        *(_closed(binascii.b2a_uu(part)[1:].decode()) for part in threes),
        *(_closed("".join(map(form.format, DATA))) for form in lists),
    }


def test_of_a_long_secret_a_row_of_uuencode_is_enough() -> None:
    forms = disguised("".join(map(str, range(30))))
    assert _closed(binascii.b2a_uu(b"012345678910111213141516")[1:].decode()) in forms


@pytest.mark.parametrize(
    ("value", "ways"),
    [("Ab-cde_fgh.ijkl", (b"abcdefghijkl", b"lkjihgfedcba")), ("Ab-cde_fgh.ijk", ())],
)
def test_twelve_letters_are_looked_for_both_ways(value: str, ways: tuple[bytes, ...]) -> None:
    assert both_ways(value) == ways


def test_short_forms_are_not_looked_for() -> None:
    assert encoded("12345") == (b"3132333435",)
    assert encoded("1234") == ()


def test_half_a_character_is_spelled_too() -> None:
    half = "abcdefghijk\ud83d"
    assert half.encode("utf-8", "surrogatepass").hex().encode() in encoded(half)
    assert half.encode("utf-16-le", "surrogatepass").hex().encode() in disguised(half)
    assert both_ways(half)[1].startswith("\ud83dkji".encode("utf-8", "surrogatepass"))
    assert "abcdefghijk%3F" in spellings(half)


def test_a_value_is_looked_for_as_it_stands_in_urls_and_in_strings() -> None:
    assert list(spellings('a "b"\\/\n')) == [
        'a "b"\\/\n',
        "a%20%22b%22%5C%2F%0A",
        'a \\"b\\"\\\\/\\n',
    ]
