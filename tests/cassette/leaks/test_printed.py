"""Rules for bytes that were written to be printed."""

from __future__ import annotations

import base64
import binascii

import pytest

from pytest_assistants.cassette.leaks.printed import printed

DATA = b"the key of the house is under the mat, as ever and always"
ROWS = [DATA[at : at + 16] for at in range(0, len(DATA), 16)]
XXD = "\n".join(f"  {at * 16:08x}: {row.hex(' ', 2):<39}  |" for at, row in enumerate(ROWS))
HEXDUMP = "\n".join(
    f"{at * 16:08x}  {row[:8].hex(' ')}  {row[8:].hex(' ')}  |" for at, row in enumerate(ROWS)
)
UUENCODED = "begin 644 key.txt\n" + "".join(
    f"  {binascii.b2a_uu(DATA[at : at + 45]).decode()}" for at in (0, 45)
)
ASCII85 = base64.a85encode(DATA, adobe=True).decode()


def first_row(text: str) -> str:
    """What the leak check points to."""
    if text.startswith(("begin", "<~")):
        return text if text.startswith("<~") else text.partition("\n")[0] + "\n"
    return text.split("|", maxsplit=1)[0].strip()


@pytest.mark.parametrize("text", [XXD, HEXDUMP, UUENCODED, UUENCODED + "end\n", ASCII85])
def test_bytes_are_read_as_they_were_printed(text: str) -> None:
    found = list(printed(text, text.split("\n")))
    assert DATA in [data for _, data in found]
    assert {source for source, _ in found} <= {first_row(text)}


@pytest.mark.parametrize(
    "text", ["begin 644 a\né\n", "<~ no such~ thing", "<~zzz!z~>", "2024-05-01 12:30 and 1234 56"]
)
def test_what_only_looks_printed_says_nothing(text: str) -> None:
    assert [data for _, data in printed(text, text.split("\n")) if data] == []
