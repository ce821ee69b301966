"""Ways that few tools think of: rare escapes, packed text, bytes as numbers, corners of HTTP."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.secrets.corpus import spelling
from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import (
    JSON,
    THREAD,
    VERSION,
    cut,
    deltas,
    exchange,
    get,
    post,
    said,
    said_raw,
    stream,
    streamed,
    thread,
    tool_deltas,
    upload,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.secrets.corpus.values import Made

    from pytest_assistants.wire import Interaction


def raw_deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("note.txt"), data)
    return file.getvalue()


ESCAPES: tuple[Callable[[str], str], ...] = (
    spelling.braced_escapes,
    spelling.percent_units,
    spelling.open_entities,
    spelling.long_entities,
    spelling.sans_serif,
    "\u200b".join,
    "\u0301".join,
    spelling.wrapped,
)
PACKED: tuple[Callable[[bytes], bytes], ...] = (
    *(gzip.compress, zlib.compress, raw_deflated, zipped, bz2.compress, lzma.compress),
)
LISTS: tuple[Callable[[str], str], ...] = (
    spelling.hexadecimal_list(":"),
    spelling.hexadecimal_list(" "),
    spelling.hexadecimal_list(", ", "0x"),
    spelling.decimal_list,
)
PLACES: tuple[Callable[[str], Interaction], ...] = (
    lambda text: said(f"see https://desk.example.com/a#access_token={text}&x=1"),
    lambda text: said(f"![x](data:text/plain;base64,{spelling.base64_at(0)('it is ' + text)})"),
    lambda text: exchange(get(query=f"{VERSION}&filter={spelling.percent_twice(text)}")),
    lambda text: streamed(f"id: {text}\nevent: x\ndata: {{}}\n\n".encode()),
    lambda text: streamed(f": {spelling.base64_at(1)(text)}\nevent: x\ndata: {{}}\n\n".encode()),
    lambda text: streamed(f"event: {text}\ndata: {{}}\n\n".encode()),
    lambda text: stream(tool_deltas(cut(json.dumps({"q": json.dumps({"a": text})}), (3,)))),
    lambda text: stream(deltas(cut(f"x {spelling.decimal_entities(text)} y", (7,)))),
    lambda text: exchange(post({"data": {"type": "Buffer", "data": list(text.encode())}})),
    lambda text: upload(b"hello", kind=f"text/plain\r\nX-Note: {text}"),
    lambda text: upload(b"hello", kind=f'text/plain; note="{text}"'),
    lambda text: exchange(answer_headers=(*JSON, (f"x-ratelimit-{text}", "1"))),
    lambda text: exchange(get(f"/openai/threads/{THREAD};note={quote(text, safe='')}")),
    lambda text: exchange(answer=json.dumps(thread(note=text)).encode("utf-16-le")),
    lambda text: said_raw(spelling.base64_at(0)(text).replace("=", "\\u003d")),
    lambda text: exchange(post(f"\x1e{json.dumps({'note': text})}\n".encode())),
)
CLEAN = (
    "Primes: 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79",
    "Sizes 30-40-50-60-70-30-40-50 and bytes 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37",
    spelling.sans_serif("Heading in another font"),
    f"An archive: {spelling.packed(zipped)('nothing but plain words')}",
    f"A stream: {spelling.packed(gzip.compress)('nothing but plain words')}",
    "Escapes \\u{61}\\u{62} and %u0061 and &#97 stand for a and b",
)


def _secret(made: Made, number: int) -> str:
    return (made.openai_key, made.email, made.annotated_key)[number % 3]()


def _drafted(interaction: Interaction, secret: str, name: str) -> Draft:
    tier = Tier.PERSONAL if "@" in secret else None
    return Draft(interaction, (secret,), (), name, tier=tier)


def escaped(made: Made, number: int) -> Draft:
    secret, spell = _secret(made, number), ESCAPES[number % len(ESCAPES)]
    return _drafted(said(f"Read {spell(secret)} please"), secret, "escapes")


def packed(made: Made, number: int) -> Draft:
    secret, pack = _secret(made, number), PACKED[number % len(PACKED)]
    text = json.dumps({"key": secret})
    return _drafted(said(f"Unpack {spelling.packed(pack)(text)} please"), secret, "packed")


def listed(made: Made, number: int) -> Draft:
    secret, spell = _secret(made, number), LISTS[number % len(LISTS)]
    return _drafted(said(f"Bytes {spell(secret)} please"), secret, "bytes")


def placed(made: Made, number: int) -> Draft:
    secret = _secret(made, number)
    return _drafted(PLACES[number % len(PLACES)](secret), secret, "place")


def clean(_made: Made, number: int) -> Draft:
    return Draft(said(CLEAN[number]))


VECTORS = (
    Vector("unusual.escapes", Tier.CREDENTIAL, 16, escaped),
    Vector("unusual.packed", Tier.CREDENTIAL, 12, packed),
    Vector("unusual.lists", Tier.CREDENTIAL, 8, listed),
    Vector("unusual.places", Tier.CREDENTIAL, 32, placed),
    Vector("clean.unusual", Tier.CLEAN, len(CLEAN), clean),
)
