"""Rules for compressed bodies: read within bounds, or refused."""

from __future__ import annotations

import gzip
import zlib

import pytest

from pytest_assistants.cassette.sanitizers.encodings import content_encoding
from pytest_assistants.cassette.sanitizers.encodings.content_encoding import decode
from pytest_assistants.errors import RecordingRefused

BODY = b"hello \xff"
RAW = zlib.compressobj(wbits=-15)
RAW_BODY = RAW.compress(BODY) + RAW.flush()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        *((None, BODY), ("", BODY), ("identity", BODY), ("gzip", gzip.compress(BODY, mtime=0))),
        *(
            ("X-GZIP", gzip.compress(BODY, mtime=0)),
            ("deflate", zlib.compress(BODY)),
            ("deflate", RAW_BODY),
        ),
        ("deflate, gzip", gzip.compress(zlib.compress(BODY), mtime=0)),
        ("gzip", BODY),
    ],
)
def test_a_body_is_read_through_every_layer(name: str | None, body: bytes) -> None:
    assert decode(body, name) == BODY


@pytest.mark.parametrize("name", ["br", "deflate", "zstd", "odd"])
def test_text_needs_no_decoding(name: str) -> None:
    assert decode(b"hello", name) == b"hello"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        *(
            ("br", b"\x0b\x02hello\x03"),
            ("br", BODY),
            ("odd", BODY),
            ("deflate", BODY),
            ("gzip", gzip.compress(BODY, mtime=0)[:-9]),
        ),
        *(("gzip", b"\x1f\x8b" + BODY), ("gzip", gzip.compress(BODY, mtime=0) + b"more")),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, body: bytes) -> None:
    with pytest.raises(RecordingRefused, match=f"Content-Encoding '{name}' cannot be recorded: "):
        decode(body, name)


def test_a_decompression_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_encoding, "MAX_BYTES", 1000)
    with pytest.raises(RecordingRefused, match="too large"):
        decode(gzip.compress(b"\xff" * 100_000), "gzip")


def test_64_megabytes_are_read() -> None:
    assert content_encoding.MAX_BYTES == 2**26
