"""Rules for files: short text stays, the rest is told by size and keyed digest."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from pytest_assistants.cassette.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.contents import MAX_BYTES, downloaded, uploaded
from pytest_assistants.cassette.sanitizers.rules import Scrub

KNOWN = KnownValues((KnownValue("secret", "alice.smith", "test"),))
SCRUB = Scrub(Pseudonyms("test"), KNOWN, "tests/a.yaml")
BINARY = b"\x89PNG\0\xff" * 20
TEXT = b"Short text\r\nof no harm.\n"


def test_short_text_is_kept_to_the_byte() -> None:
    assert uploaded(TEXT, SCRUB) == downloaded(TEXT, SCRUB) == TEXT
    assert uploaded(b"", SCRUB) == b""


@pytest.mark.parametrize(
    "content", [BINARY, b"x" * (MAX_BYTES + 1), b"x" * 80 + b"alice.smith", b"x" * 80 + b"\0"]
)
def test_other_uploads_are_told_by_size_and_keyed_digest(content: bytes) -> None:
    digest = hmac.new(b"tests/a.yaml", content, hashlib.sha256).hexdigest()
    told = f"<file of {len(content)} bytes, hmac-sha256 {digest}>".encode()
    assert uploaded(content, SCRUB) == told
    assert uploaded(told, SCRUB) == downloaded(told, SCRUB) == told


def test_the_digest_of_little_is_not_told() -> None:
    assert uploaded(b"\xff" * 63, SCRUB) == b"<file of 63 bytes>"
    assert b"hmac" in uploaded(b"\xff" * 64, SCRUB)


def test_the_digest_depends_on_the_track() -> None:
    other = Scrub(Pseudonyms("test"), KNOWN, "tests/b.yaml")
    assert uploaded(BINARY, other) != uploaded(BINARY, SCRUB)


def test_short_binary_can_be_downloaded() -> None:
    assert downloaded(BINARY, SCRUB) == BINARY
    assert downloaded(b"\xff" * (MAX_BYTES + 1), SCRUB).startswith(b"<file of 65537 bytes")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_binary_with_a_known_value_is_not_kept(encoding: str) -> None:
    content = b"\xff" * 80 + "alice.smith".encode(encoding)
    assert downloaded(content, SCRUB).startswith(b"<file of ")
