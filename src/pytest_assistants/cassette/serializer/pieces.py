"""One value in a form that ``scalars`` writes, read back; every other form is declined."""

from __future__ import annotations

import base64
import binascii
import re

from pytest_assistants.cassette.serializer.scalars import scalar

_QUOTED = re.compile(
    rb'"([^"\\]*+(?:\\(?:["\\nrt]|x[0-9a-f]{2}|u(?!d[89a-f])[0-9a-f]{4})[^"\\]*+)*+)"'
)
_CHOMPED = {b"|-": b"", b"|": b"\n", b"|+": b"\n"}
_MAX_NAME = 256  # libyaml knows no key beyond 1,024 characters


class Declined(Exception):  # noqa: N818 - no failure: another reader is asked
    """The text is in no form that is written here."""


def line(text: bytes) -> str:
    """A value on one line: in quotes, or plain where it would be written plain."""
    if text.startswith(b'"'):
        return _unquoted(text)
    plain = text.decode()
    if scalar(plain) != plain:
        raise Declined
    return plain


def name(text: bytes) -> str:
    """A key: a value on one line, and short."""
    if len(text) > _MAX_NAME:
        raise Declined
    return line(text)


def body(first: bytes, deeper: bytes, *, margin: bytes) -> bytes:
    """A value on one line, or a literal block or ``!!binary`` with its lines behind the first.

    Each line of a block that is not empty begins with ``margin``, a newline and spaces; the first
    of them is not empty, and its text is no space.
    """
    if first in _CHOMPED and deeper:
        text = deeper.replace(margin, b"\n")[1:]
        return text + b"\n" if first == b"|+" else text.rstrip(b"\n") + _CHOMPED[first]
    if first == b"!!binary |" and deeper:
        return _decoded(deeper.replace(margin, b""))
    if deeper:
        raise Declined
    return line(first).encode()


def _unquoted(text: bytes) -> str:
    found = _QUOTED.fullmatch(text)
    if found is None:
        raise Declined
    inner = found[1].decode()
    if "\\" not in inner:
        return inner
    # Python's own escapes mean the same, as far as the pattern lets them through.
    return inner.encode("latin-1", "backslashreplace").decode("unicode_escape")


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise Declined from None
