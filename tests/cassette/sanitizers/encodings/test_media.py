"""Rules for pictures, sounds and fonts in URLs: they stay where they are what they say."""

from __future__ import annotations

import base64

import pytest

from pytest_assistants.cassette.sanitizers.encodings.media import kept_media
from pytest_assistants.cassette.sanitizers.findings import Finding

REST = bytes(range(160, 200))


def url(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("kind", "magic"),
    [
        *(("font/woff2", b"wOF2"), ("image/png", b"\x89PNG\r\n\x1a\n"), ("audio/mpeg", b"ID3")),
        *(("video/mp4", b"\0\0\0\x18ftyp"), ("image/webp", b"RIFF\0\0\0\0WEBP")),
        *(("application/x-font-ttf", b"\0\1\0\0"), ("image/jpeg", b"\xff\xd8\xff")),
    ],
)
def test_what_begins_as_it_says_stays(kind: str, magic: bytes) -> None:
    text = url(kind, magic + REST)
    assert kept_media(f"see {text} ok", lambda _: False) == [Finding(4, 4 + len(text), text)]


def test_what_hides_something_does_not() -> None:
    assert kept_media(url("font/woff2", b"wOF2" + REST), lambda _: True) == []


@pytest.mark.parametrize(
    "text",
    [
        url("font/woff2", b"xOF2" + REST),
        url("text/plain", b"wOF2" + REST),
        "data:image/png;base64,short",
        "no URL",
    ],
)
def test_what_is_no_picture_is_not_kept(text: str) -> None:
    assert kept_media(text, lambda _: False) == []
