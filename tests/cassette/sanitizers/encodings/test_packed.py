"""Packed bytes are read within bounds, whatever packed them; damage is no error."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.sanitizers.encodings.packed import (
    MAX_BYTES,
    TooMuchError,
    is_opaque,
    unpacked,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = b"the quick brown fox jumps over the lazy dog"


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("name.txt", data)
    return file.getvalue()


PACKERS = [gzip.compress, zlib.compress, raw, bz2.compress, lzma.compress, zipped]


@pytest.mark.parametrize("pack", PACKERS)
def test_what_is_packed_is_read(pack: Callable[[bytes], bytes]) -> None:
    assert TEXT in list(unpacked(pack(TEXT)))


@pytest.mark.parametrize("pack", PACKERS)
def test_what_is_damaged_says_nothing(pack: Callable[[bytes], bytes]) -> None:
    data = pack(TEXT)
    assert all(TEXT not in one for one in unpacked(data[:3] + b"\xff" * 20 + data[23:]))


@pytest.mark.parametrize("pack", PACKERS)
def test_a_megabyte_is_too_much(pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(TooMuchError):
        list(unpacked(pack(b"a" * 2 * MAX_BYTES)))


def test_the_members_of_an_archive_have_names() -> None:
    assert list(unpacked(zipped(TEXT)))[:2] == [b"name.txt", TEXT]


def test_an_archive_that_no_one_here_can_read_is_known_by_its_first_bytes() -> None:
    assert is_opaque(b"(\xb5/\xfd\x04\x00")
    assert not is_opaque(gzip.compress(TEXT))


def test_what_is_deflated_without_a_header_must_end() -> None:
    assert list(unpacked(raw(TEXT)[:-1])) == []
    assert list(unpacked(raw(b""))) == []


@pytest.mark.parametrize("magic", [b"(\xb5/\xfd", b"7z\xbc\xaf", b"Rar!", b"\x04\x22M\x18"])
def test_what_nothing_here_unpacks_is_told_by_how_it_begins(magic: bytes) -> None:
    assert is_opaque(magic + b"\x27\x1c")
    assert not is_opaque(magic[:-1])


@pytest.mark.parametrize(("many", "too_many"), [(64, False), (65, True)])
def test_of_an_archive_64_members_are_read(many: int, *, too_many: bool) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(many):
            archive.writestr(f"{number}.txt", TEXT)
    with pytest.raises(TooMuchError) if too_many else contextlib.nullcontext():
        assert len(list(unpacked(file.getvalue()))) == 2 * many
