"""Rules for br and zstd: undone where a library is installed, refused in one sentence elsewhere."""

from __future__ import annotations

import hashlib
import importlib
import sys
from types import ModuleType

import brotli
import pytest
import zstandard

from pytest_assistants.cassette.sanitizers.encodings import content_encoding
from pytest_assistants.cassette.sanitizers.encodings.content_encoding import decode
from pytest_assistants.cassette.sanitizers.encodings.further_encodings import further_decoder
from pytest_assistants.errors import RecordingRefused

BODY = b"hello \xff" * 100
PACKED = {"br": brotli.compress(BODY), "zstd": zstandard.compress(BODY)}


@pytest.mark.parametrize("name", PACKED)
def test_a_body_is_read(name: str) -> None:
    assert decode(PACKED[name], name.upper()) == BODY


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize(
    ("cut", "more"), [(-3, b""), (None, b"\xff\x00 and more of something else")]
)
def test_a_damaged_body_is_refused(name: str, cut: int | None, more: bytes) -> None:
    with pytest.raises(RecordingRefused, match=r"it is (damaged|cut off)"):
        decode(PACKED[name][:cut] + more, name)


@pytest.mark.parametrize("name", PACKED)
def test_what_is_no_such_body_is_refused(name: str) -> None:
    with pytest.raises(RecordingRefused, match=f"'{name}' cannot be recorded: it is damaged"):
        decode(b"\xff\x00" * 40, name)


@pytest.mark.parametrize(
    ("name", "bomb"),
    [
        ("br", brotli.compress(b"\0" * 10_000_000)),
        ("zstd", zstandard.compress(b"\0" * 10_000_000)),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, name: str, bomb: bytes
) -> None:
    monkeypatch.setattr(content_encoding, "MAX_BYTES", 100_000)
    with pytest.raises(RecordingRefused, match="too large"):
        decode(bomb, name)


@pytest.mark.parametrize("name", PACKED)
def test_a_body_may_be_as_large_as_the_cap_and_no_larger(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pack = {"br": brotli.compress, "zstd": zstandard.ZstdCompressor(write_checksum=True).compress}
    for length in range(200, 264):  # so that what ends a body is once read by itself
        body = b"".join(hashlib.sha256(b"%d" % at).digest() for at in range(9))[:length]
        monkeypatch.setattr(content_encoding, "MAX_BYTES", length)
        assert decode(pack[name](body), name) == body
        monkeypatch.setattr(content_encoding, "MAX_BYTES", length - 1)
        with pytest.raises(RecordingRefused, match="too large"):
            decode(pack[name](body), name)


@pytest.mark.parametrize(
    ("name", "modules", "library"),
    [
        ("br", ("brotli", "brotlicffi"), "brotli"),
        ("zstd", ("compression.zstd", "backports.zstd", "zstandard"), "zstandard"),
    ],
)
def test_without_a_library_a_body_is_refused_and_the_library_named(
    monkeypatch: pytest.MonkeyPatch, name: str, modules: tuple[str, ...], library: str
) -> None:
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RecordingRefused, match=f"is installed, such as {library}; send it without"):
        decode(PACKED[name], name)


@pytest.mark.parametrize("module", ["compression.zstd", "backports.zstd", "zstandard"])
def test_every_library_for_zstd_that_is_installed_reads_it(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    pytest.importorskip(module)
    for other in {"compression.zstd", "backports.zstd", "zstandard"} - {module}:
        monkeypatch.setitem(sys.modules, other, None)
    importlib.import_module(module)
    assert decode(PACKED["zstd"], "zstd") == BODY


def test_pythons_own_library_for_zstd_reads_it_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = ModuleType("compression.zstd")  # which came with Python 3.14
    asked: list[str] = []

    def decompressor() -> object:
        asked.append("zstd")
        return zstandard.ZstdDecompressor().decompressobj()

    vars(own)["ZstdDecompressor"] = decompressor
    vars(own)["ZstdError"] = zstandard.ZstdError
    monkeypatch.setitem(sys.modules, "compression", ModuleType("compression"))
    monkeypatch.setitem(sys.modules, "compression.zstd", own)
    assert decode(PACKED["zstd"], "zstd") == BODY
    assert asked == ["zstd"]


def test_of_other_encodings_nothing_is_known() -> None:
    assert further_decoder("exi") is None
