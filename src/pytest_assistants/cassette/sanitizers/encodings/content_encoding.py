"""Bodies that arrived compressed, made readable before any rule looks at them."""

from __future__ import annotations

import re
import zlib

from pytest_assistants.cassette.sanitizers.encodings.further_encodings import (
    LIBRARIES,
    further_decoder,
)
from pytest_assistants.errors import RecordingRefused

MAX_BYTES = 64 * 2**20
_GZIP_MAGIC = b"\x1f\x8b"
_BITE = 64  # bytes at a time, so that no library unpacks much more than the cap
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


class Undecodable(RecordingRefused):
    """A body cannot be read: its content encoding, and why that cannot be undone."""

    def __init__(self, encoding: str, why: str) -> None:
        super().__init__(
            f"a body with Content-Encoding {encoding!r} cannot be recorded: {why}; send it without."
        )
        self.encoding, self.why = encoding, why


def decode(body: bytes, content_encoding: str | None) -> bytes:
    """The body without its content encodings; text, which needs no decoding, stays.

    Raises Undecodable for what cannot be undone within 64 MiB.
    """
    names = [name.strip().lower() for name in (content_encoding or "").split(",")]
    for name in reversed([name for name in names if name not in ("", "identity")]):
        body = _undone(body, name)
    return body


def _undone(body: bytes, name: str) -> bytes:
    if name in ("gzip", "x-gzip"):
        return _inflate(body, zlib.MAX_WBITS | 16, name) if body.startswith(_GZIP_MAGIC) else body
    if _is_text(body):
        return body
    if name == "deflate":
        return _deflate(body)
    return _further(body, name)


def _further(body: bytes, name: str) -> bytes:
    decoder = further_decoder(name)
    if decoder is None:
        known = f", such as {LIBRARIES[name]}" if name in LIBRARIES else ""
        raise Undecodable(name, f"no library that undoes it is installed{known}")
    decoded = bytearray()
    try:
        for start in range(0, len(body), _BITE):
            decoded += decoder.decode(body[start : start + _BITE])
            if len(decoded) > MAX_BYTES:
                break
    except (decoder.error, EOFError) as problem:
        raise Undecodable(name, "it is damaged") from problem
    if len(decoded) > MAX_BYTES or not decoder.is_whole():
        raise Undecodable(name, "it is cut off, followed by something else, or too large")
    return bytes(decoded)


def _deflate(body: bytes) -> bytes:
    """With zlib's header as the standard says, or raw as some servers send it."""
    try:
        return _inflate(body, zlib.MAX_WBITS, "deflate")
    except RecordingRefused:
        return _inflate(body, -zlib.MAX_WBITS, "deflate")


def _inflate(body: bytes, window: int, name: str) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        decoded = inflater.decompress(body, MAX_BYTES)
    except zlib.error as problem:
        raise Undecodable(name, "it is damaged") from problem
    if inflater.unconsumed_tail or not inflater.eof or inflater.unused_data:
        raise Undecodable(name, "it is cut off, followed by something else, or too large")
    return decoded


def _is_text(body: bytes) -> bool:
    """Whether it was decoded already; what is packed holds control characters."""
    try:
        return _CONTROL.search(body.decode("utf-8")) is None
    except UnicodeDecodeError:
        return False
