"""Blocks of printed bytes are read: dumps, uuencode, ASCII85."""

from __future__ import annotations

import base64
import binascii

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.encodings.armour import armoured
from pytest_assistants.cassette.sanitizers.scrub import Scrub

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
    assert armoured(text, lambda inner: bool(inner.strip("\0"))) == []


def test_a_block_is_read_across_its_rows() -> None:
    for lead in range(38, 48):
        block = uuencoded(b"." * lead + b"sesame")
        (found,) = armoured(f"look:\n{block}\nyes", lambda text: "sesame" in text)
        assert (found.start, found.text) == (6, "")


def test_a_dump_may_have_rows_of_any_length() -> None:
    data = b"." * 25 + b"sesame" + b"." * 40
    rows = [data[at : at + 32] for at in range(0, len(data), 32)]
    dump = "\n".join(f"{at * 32:08x}: {row.hex(' ', -2)}  |" for at, row in enumerate(rows))
    assert len(armoured(dump, lambda text: "sesame" in text)) == 1
