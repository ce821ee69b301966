"""Rules for files: short harmless text stays, the rest is told by size and keyed digest."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.parts.contents import (
    MAX_BYTES,
    cleaned,
    is_placeholder,
    kept,
)
from pytest_assistants.cassette.sanitizers.scrub import Scrub

KNOWN = KnownValues((KnownValue("secret", "alice.smith", "test"),))
SCRUB = Scrub(Pseudonyms("test"), KNOWN, "tests/a.yaml")
BINARY = b"\x89PNG\0\xff" * 20
TEXT = b"Short text\r\nof no harm.\n"


def test_short_text_is_kept_to_the_byte() -> None:
    assert kept(TEXT, SCRUB) == TEXT
    assert kept(b"", SCRUB) == b""


@pytest.mark.parametrize(
    "content",
    [
        *(BINARY, b"x" * (MAX_BYTES + 1), b"x" * 80 + b" alice.smith", b"x" * 80 + b"\0"),
        *(b"x " * 40 + b"jane@contoso.com", b"%PDF-1.7" + b"\xff" * 80, b"PK\x03\x04" + b"\0" * 80),
    ],
)
def test_other_files_are_told_by_size_and_keyed_digest(content: bytes) -> None:
    digest = hmac.new(b"tests/a.yaml", content, hashlib.sha256).hexdigest()
    told = f"<file of {len(content)} bytes, hmac-sha256 {digest}>".encode()
    assert kept(content, SCRUB) == told
    assert kept(told, SCRUB) == told


def test_the_digest_of_little_is_not_told() -> None:
    assert kept(b"\xff" * 63, SCRUB) == b"<file of 63 bytes>"
    assert b"hmac" in kept(b"\xff" * 64, SCRUB)


def test_the_digest_depends_on_the_track() -> None:
    other = Scrub(Pseudonyms("test"), KNOWN, "tests/b.yaml")
    assert kept(BINARY, other) != kept(BINARY, SCRUB)


def test_a_text_that_is_read_is_cleaned_in_its_place() -> None:
    told = cleaned(b'{"by": "alice.smith", "rows": 3}', SCRUB)
    assert told == b'{"by": "%s", "rows": 3}' % SCRUB.table.token("secret", "alice.smith").encode()
    assert cleaned(told, SCRUB) == told


@pytest.mark.parametrize("content", [BINARY, b"x" * (MAX_BYTES + 1)])
def test_what_is_no_short_text_is_told_by_its_size_where_it_is_read_too(content: bytes) -> None:
    assert cleaned(content, SCRUB) == kept(content, SCRUB) != content


def test_a_text_of_64_kilobytes_is_kept() -> None:
    text = b"word " * (MAX_BYTES // 5) + b"a"
    assert len(text) == MAX_BYTES
    assert kept(text, SCRUB) == cleaned(text, SCRUB) == text
    assert kept(text + b"b", SCRUB) == cleaned(text + b"b", SCRUB) != text + b"b"


def test_half_a_character_in_a_tracks_name_does_not_matter() -> None:
    scrub = Scrub(Pseudonyms("test"), KNOWN, "tests/\ud83d.yaml")
    assert kept(BINARY, scrub).startswith(b"<file of 120 bytes, hmac-sha256 ")


def test_what_stands_for_a_file_is_known_again() -> None:
    for content in (BINARY, b"\xff" * 3):
        assert is_placeholder(told := kept(content, SCRUB))
        assert not is_placeholder(told + b"X")
        assert not is_placeholder(b"a " + told)


def test_of_the_longest_text_that_is_read_what_goes_goes_in_its_place() -> None:
    text = b"word " * (MAX_BYTES // 5 - 4) + b"to jane@contoso.com.."
    assert len(text) == MAX_BYTES
    assert cleaned(text, SCRUB).startswith(b"word word")
    assert cleaned(text + b".", SCRUB).startswith(b"<file of ")
