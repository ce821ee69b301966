"""Rules for what is packed in bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.leaks.unpacking import contents, embedded

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = b"the key of the house is under the mat"


def _zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mat.txt", data)
    return file.getvalue()


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKED = [gzip.compress, zlib.compress, bz2.compress, lzma.compress, _zipped, _deflated]


@pytest.mark.parametrize("pack", PACKED)
def test_what_is_packed_is_read_however_often_up_to_three_times(
    pack: Callable[[bytes], bytes],
) -> None:
    packed = DATA
    for _ in range(3):
        packed = pack(packed)
        assert DATA in contents(packed)
    assert DATA not in contents(pack(packed))


@pytest.mark.parametrize("pack", PACKED[:-1])
def test_what_is_packed_amid_other_bytes_is_read(pack: Callable[[bytes], bytes]) -> None:
    assert DATA in embedded(b"--boundary\r\n\r\n" + pack(DATA) + b"\r\n--boundary--")


@pytest.mark.parametrize("pack", PACKED)
def test_what_is_damaged_says_nothing(pack: Callable[[bytes], bytes]) -> None:
    packed = pack(DATA)
    assert DATA not in contents(packed[: len(packed) // 2])
    assert DATA not in contents(packed[:2] + b"\xff" * 40)


def test_no_more_is_unpacked_than_four_megabytes() -> None:
    [content] = contents(zlib.compress(bytes(2**25)))
    assert len(content) == 2**22


@pytest.mark.parametrize("level", range(1, 10))
def test_what_zlib_packed_is_read_however_hard_it_tried(level: int) -> None:
    assert DATA in contents(zlib.compress(DATA, level))
