"""File contents: short text stays, anything else is told by its size and a keyed digest."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.rules import Scrub

MAX_BYTES = 64 * 2**10
_MIN_DIGESTED = 64  # the digest of less could be guessed back
_PLACEHOLDER = re.compile(rb"<file of \d+ bytes(?:, hmac-sha256 [0-9a-f]{64})?>")


def uploaded(content: bytes, scrub: Scrub) -> bytes:
    """What stands for an uploaded file: its text if that is short and harmless."""
    text = as_text(content)
    if is_placeholder(content):
        return content
    if text is None or len(content) > MAX_BYTES or scrub.known.found_in(text):
        return placeholder(content, scrub)
    return scrub.text(text).encode()


def downloaded(content: bytes, scrub: Scrub) -> bytes:
    """What stands for a file in an answer: also short binary, so that replay can serve it."""
    if is_placeholder(content) or (as_text(content) is None and _is_harmless(content, scrub)):
        return content
    return uploaded(content, scrub)


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


def _is_harmless(content: bytes, scrub: Scrub) -> bool:
    """Whether binary content is short and shows no known value in one or two bytes a character."""
    if len(content) > MAX_BYTES:
        return False
    views = (content.decode("latin-1"), content.replace(b"\0", b"").decode("latin-1"))
    return not any(scrub.known.found_in(view) for view in views)
