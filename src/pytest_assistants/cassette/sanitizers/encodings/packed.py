"""What compressed bytes hold, read within bounds; what cannot be read is told apart."""

from __future__ import annotations

import bz2
import contextlib
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_BYTES = 2**20
MAX_MEMBERS = 64
_OPAQUE = (b"(\xb5/\xfd", b"7z\xbc\xaf", b"Rar!", b"\x04\x22M\x18")  # zstd, 7z, rar, lz4
_DAMAGED = (EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def is_opaque(data: bytes) -> bool:
    """Whether it is packed in a way that nothing here can read."""
    return data.startswith(_OPAQUE)


class TooMuchError(Exception):
    """More is packed than is read here."""


def unpacked(data: bytes) -> Iterator[bytes]:
    """The contents; nothing where the data is not packed.

    Raises:
        TooMuchError: one of them has 1 MiB or more, or there are more than 64.
    """
    for magic, unpack in _FORMATS:
        if data.startswith(magic):
            with contextlib.suppress(*_DAMAGED, zlib.error, lzma.LZMAError, zipfile.BadZipFile):
                for content in unpack(data):
                    if len(content) >= MAX_BYTES:
                        raise TooMuchError
                    yield content


def _deflated(window: int) -> Callable[[bytes], Iterator[bytes]]:
    return lambda data: iter([zlib.decompressobj(window).decompress(data, MAX_BYTES)])


def _of_raw_deflate(data: bytes) -> Iterator[bytes]:
    """Without a header anything may be one; so it must end where it says."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflater.decompress(data, MAX_BYTES)
    if content and (inflater.eof or len(content) == MAX_BYTES):
        yield content


def _of_bz2(data: bytes) -> Iterator[bytes]:
    yield bz2.BZ2Decompressor().decompress(data, MAX_BYTES)


def _of_xz(data: bytes) -> Iterator[bytes]:
    yield lzma.LZMADecompressor(memlimit=2**27).decompress(data, MAX_BYTES)


def _of_zip(data: bytes) -> Iterator[bytes]:
    """Each member, its name first."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise TooMuchError
        for member in members:
            yield member.filename.encode()
            with archive.open(member) as file:
                yield file.read(MAX_BYTES)


_FORMATS: tuple[tuple[bytes, Callable[[bytes], Iterator[bytes]]], ...] = (
    (b"\x1f\x8b", _deflated(zlib.MAX_WBITS | 16)),
    (b"x", _deflated(zlib.MAX_WBITS)),
    (b"BZh", _of_bz2),
    (b"\xfd7zXZ\0", _of_xz),
    (b"PK\x03\x04", _of_zip),
    (b"", _of_raw_deflate),
)
