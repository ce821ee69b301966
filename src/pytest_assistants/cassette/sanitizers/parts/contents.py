"""File contents: short text stays, anything else is told by its size and a keyed digest."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.scrub import Scrub

MAX_BYTES = 64 * 2**10
_MIN_DIGESTED = 64  # the digest of less could be guessed back
_PLACEHOLDER = re.compile(rb"<file of \d+ bytes(?:, hmac-sha256 [0-9a-f]{64})?>")


def kept(content: bytes, scrub: Scrub) -> bytes:
    """What stands for a file: its own text if that is short and no rule fires on it.

    A text that was changed would pass for the file; so it is told by its size instead.
    """
    if not content or is_placeholder(content):
        return content
    text = as_text(content)
    if text is None or len(content) > MAX_BYTES or scrub.text(text) != text:
        return placeholder(content, scrub)
    return content


def cleaned(content: bytes, scrub: Scrub) -> bytes:
    """What stands for a file that the code under test reads: a short text, after every rule."""
    text = as_text(content)
    if text is None or len(content) > MAX_BYTES:
        return kept(content, scrub)
    return scrub.text(text).encode()


def placeholder(content: bytes, scrub: Scrub) -> bytes:
    """Size and digest, the digest keyed by the track; under 64 bytes the size alone."""
    if len(content) < _MIN_DIGESTED:
        return b"<file of %d bytes>" % len(content)
    digest = hmac.new(scrub.key.encode(errors="surrogatepass"), content, hashlib.sha256)
    return b"<file of %d bytes, hmac-sha256 %s>" % (len(content), digest.hexdigest().encode())


def is_placeholder(content: bytes) -> bool:
    """Whether the content already is what `placeholder` makes."""
    return _PLACEHOLDER.fullmatch(content) is not None


def as_text(content: bytes) -> str | None:
    """The content as text, or None where it is none; text holds no NUL."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
