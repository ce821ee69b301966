"""Secrets in bodies that cross the wire compressed."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import (
    STREAM,
    deltas,
    encoded,
    exchange,
    get,
    message,
    post,
    stream,
)

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made


def _deflated(data: bytes) -> bytes:
    return zlib.compress(data)


def _deflated_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _gzipped_twice(data: bytes) -> bytes:
    return _gzipped(_gzipped(data))


CODERS = (
    (_gzipped, "gzip"),
    (_deflated, "deflate"),
    (_gzipped, "GZIP"),
    (_deflated_raw, "deflate"),
    (_gzipped_twice, "gzip, gzip"),
)


def answer(made: Made, number: int) -> Draft:
    secrets = (made.annotated_key, made.email, made.openai_key, made.phone)
    secret = secrets[number % 4]()
    coder, name = CODERS[number % 5]
    body, kind = encoded(message(f"Noted {secret}.")), "application/json"
    if number % 3 == 1:
        body = stream(deltas(["Noted ", secret[:9], secret[9:], "."])).response.body
        kind = STREAM[0][1]
    headers = (("content-type", kind), ("Content-Encoding", name))
    interaction = exchange(get(), coder(body), answer_headers=headers)
    tier = Tier.PERSONAL if number % 2 else None
    return Draft(interaction, (secret,), ("Noted",), name, tier=tier)


def question(made: Made, number: int) -> Draft:
    secret = made.annotated_key()
    coder, name = CODERS[number % 2]
    body = coder(encoded({"messages": [{"role": "user", "content": f"Keep {secret}"}]}))
    request = post(body, headers=(("Content-Encoding", name),))
    return Draft(exchange(request), (secret,), ("Keep",), name)


VECTORS = (
    Vector("resp.compressed", Tier.CREDENTIAL, 16, answer),
    Vector("req.compressed", Tier.CREDENTIAL, 2, question),
)
