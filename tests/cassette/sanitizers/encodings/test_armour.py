"""Blocks of printed bytes are read: dumps, uuencode, ASCII85."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.encodings.armour import armoured
from pytest_assistants.cassette.sanitizers.encodings.blobs import WHOLE
from pytest_assistants.cassette.sanitizers.scrub import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = b"password: Zk8qPw7vLm2TnRx4sYc, and mail to ada@brightmill.com"
CLEAN = b"jklm nopq jklmno: zzzz jklm, jojo nono mono kolo monk, onkol."


def xxd(data: bytes) -> str:
    return "\n".join(
        f"{at:08x}: {data[at : at + 16].hex(' ', -2):<39}  {data[at : at + 16].decode()}"
        for at in range(0, len(data), 16)
    )


def hexdump(data: bytes) -> str:
    rows = []
    for at in range(0, len(data), 16):
        row = data[at : at + 16]
        both = f"{row[:8].hex(' ')}  {row[8:].hex(' ')}"
        rows.append(f"{at:08x}  {both:<48}  |{row.decode()}|")
    return "\n".join([*rows, f"{len(data):08x}"])


def od(data: bytes) -> str:
    return "\n".join(f"{at:07o} {data[at : at + 16].hex(' ')}" for at in range(0, len(data), 16))


def uuencoded(data: bytes) -> str:
    rows = "".join(binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45))
    return f"begin 644 notes.txt\n{rows}`\nend"


def ascii85(data: bytes) -> str:
    return base64.a85encode(data, adobe=True).decode()


WAYS = (xxd, hexdump, od, uuencoded, ascii85)


@pytest.mark.parametrize("way", WAYS)
def test_a_block_that_hides_something_is_replaced(way: object) -> None:
    assert callable(way)
    block = way(SECRET)
    clean = Scrub(Pseudonyms("test"), KnownValues(), "test").text(f"look:\n{block}\nyes")
    assert clean.startswith("look:\n")
    assert clean.endswith("yes")
    assert block.splitlines()[0][12:] not in clean
    assert "Zk8qPw7" not in clean
    assert SECRET[16:24].hex(" ") not in clean


@pytest.mark.parametrize("way", WAYS)
def test_a_block_that_hides_nothing_stays(way: object) -> None:
    assert callable(way)
    text = f"look:\n{way(CLEAN)}\nyes"
    assert Scrub(Pseudonyms("test"), KnownValues(), "test").text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "begin 644 a\n~~~~\n",
        "begin 644 a\n#\x60\n",
        "<~vvvvvv~>",
        "<~uuuuu~>",
        "begin 644 a\n!AAAAAAAA\n",
        "<~ab",
    ],
)
def test_what_is_no_such_block_is_not_read(text: str) -> None:
    assert armoured(text, lambda inner: "" if inner.strip("\0") else inner) == []


def test_a_block_is_read_across_its_rows() -> None:
    for lead in range(38, 48):
        block = uuencoded(b"." * lead + b"sesame")
        (found,) = armoured(f"look:\n{block}\nyes", lambda text: text.replace("sesame", "*"))
        assert (found.start, found.text) == (6, WHOLE)


def test_a_dump_may_have_rows_of_any_length() -> None:
    data = b"." * 25 + b"sesame" + b"." * 40
    rows = [data[at : at + 32] for at in range(0, len(data), 32)]
    dump = "\n".join(f"{at * 32:08x}: {row.hex(' ', -2)}  |" for at, row in enumerate(rows))
    assert len(armoured(dump, lambda text: text.replace("sesame", "*"))) == 1


WORDS = b"gather the words, gently: a few more of them go into a dump."


@pytest.mark.parametrize("dump", [xxd, hexdump])
def test_of_a_dump_that_says_beside_its_bytes_what_they_are_nothing_goes_but_secrets(
    dump: Callable[[bytes], str],
) -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    text = f"look:\n{dump(WORDS)}\nmail ada@brightmill.com"
    assert scrub.text(text) == text.replace(
        "ada@brightmill.com", scrub.table.token("email", "ada@brightmill.com")
    )
    assert "6d61 696c" not in scrub.text(dump(SECRET))


def test_rows_that_do_not_say_what_their_bytes_are_may_be_numbers() -> None:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    assert "4111 1111" not in scrub.text("00001: 4111 1111 1111 1111  ....")
