"""The judge reads what any decoding would show; so it is no weaker than an attacker."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from typing import TYPE_CHECKING

import pytest
from tests.secrets.corpus import spelling, unusual
from tests.secrets.corpus.exchanges import cut, deltas, stream
from tests.secrets.readings import readings

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "k3y.Of-Brass@harbour=+/9"

SPELLINGS: list[Callable[[str], str]] = [
    spelling.plain,
    spelling.base64_at(0),
    spelling.base64_at(1),
    spelling.base64_at(2),
    spelling.base64_url,
    spelling.base64_utf16,
    spelling.percent,
    spelling.percent_twice,
    spelling.percent_every,
    spelling.plus,
    spelling.hexadecimal,
    spelling.hexadecimal_upper,
    spelling.unicode_escapes,
    spelling.unicode_escapes_upper,
    spelling.some_unicode_escapes,
    spelling.decimal_entities,
    spelling.hexadecimal_entities,
    spelling.named_entities,
    spelling.json_string,
    str.upper,
    str.lower,
    lambda text: json.dumps({"a": [json.dumps({"b": text})]}),
    lambda text: spelling.base64_at(1)(spelling.percent(text)),
    lambda text: spelling.hexadecimal(spelling.base64_url(text)),
    lambda text: base64.b64encode(gzip.compress(text.encode())).decode(),
    *unusual.ESCAPES,
    *unusual.LISTS,
    *(spelling.packed(pack) for pack in unusual.PACKED),
]


def _says(*sources: str | bytes) -> bool:
    return any(SECRET.lower() in text for text in readings(*sources))


@pytest.mark.parametrize("spell", SPELLINGS)
def test_every_spelling_is_read(spell: Callable[[str], str]) -> None:
    assert _says(f"before {spell(SECRET)} after")
    assert _says(f"before {spell(SECRET)} after".encode())


@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        zlib.compress,
        lambda data: gzip.compress(gzip.compress(data)),
        lambda data: b"\x89PNG" + zlib.compress(data) + b"tail",
        lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"),
        lambda data: zlib.compress(data)[2:-4],
    ],
)
def test_what_is_packed_in_bytes_is_read(pack: Callable[[bytes], bytes]) -> None:
    assert _says(pack(f"it is {SECRET}!".encode()))


@pytest.mark.parametrize("size", [1, 2, 5, 9])
def test_what_is_cut_over_events_is_read(size: int) -> None:
    events = deltas(cut(f"it is {SECRET}!", [size]))[:-1]
    assert _says(stream(events).response.body)


def test_what_is_not_there_is_not_read() -> None:
    assert not _says(SECRET[:-1], SECRET[1:], "", b"\xff\x00", "%%% &&& \\u12 {{{")
