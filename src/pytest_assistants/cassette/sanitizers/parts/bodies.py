"""Bodies by their type: JSON by its strings, forms by their parts, streams by their events."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from pytest_assistants import multipart
from pytest_assistants.cassette.json_text import is_json_text
from pytest_assistants.cassette.sanitizers.json_strings import json_text
from pytest_assistants.cassette.sanitizers.parts import contents
from pytest_assistants.cassette.sanitizers.parts.streams import clean_stream
from pytest_assistants.errors import RecordingRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.sanitizers.scrub import Scrub

    Handler = Callable[[str, Scrub], str]

_CHARSET = re.compile(r';\s*charset="?([\w.:-]+)', re.IGNORECASE)
_UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")
_STREAM = re.compile(r"(?:event|data|id|retry): ?\S")


def request_body(body: bytes, content_type: str, scrub: Scrub) -> tuple[bytes, str]:
    """The body as it may be stored, and the content type that then holds.

    Raises RecordingRefused for a form or a character set that cannot be read.
    """
    if not body or (body[:1] == b"<" and contents.is_placeholder(body)):
        return body, content_type
    if _essence(content_type).startswith("multipart/"):
        return _form(body, content_type, scrub)
    return _text_body(body, content_type, scrub), content_type


def response_body(body: bytes, content_type: str, scrub: Scrub, *, is_file: bool) -> bytes:
    """The body as it may be stored; a downloaded file (``is_file``) may be in any character set."""
    if is_file:
        return contents.cleaned(body, scrub)
    return _text_body(body, content_type, scrub)


def _text_body(body: bytes, content_type: str, scrub: Scrub) -> bytes:
    """A body that is text after every rule; what is none is told as a file is."""
    handler, charset = _reading(content_type)
    text = contents.as_text(body) if charset is None else _decoded(body, charset)
    if text is None:
        return contents.kept(body, scrub)
    clean = handler(text, scrub)
    return body if clean is text and charset is None else _encoded(clean, charset or "utf-8")


def _plain(text: str, scrub: Scrub) -> str:
    """JSON and streams that nobody announced are such all the same."""
    if text[:1] in ("{", "["):
        return json_text(scrub, text) if is_json_text(text) else _json_lines(text, scrub)
    if text.startswith("\ufeff"):
        return "\ufeff" + _plain(text[1:], scrub)
    if _STREAM.match(text):
        return clean_stream(text, scrub)
    return scrub.text(text)


def _json_lines(text: str, scrub: Scrub) -> str:
    """A JSON text in each line, or what only begins so."""
    lines = text.splitlines(keepends=True)
    if len(lines) > 1 and is_json_text(lines[0]):
        return "".join(map(scrub.text, lines))
    return scrub.text(text)


def _urlencoded(text: str, scrub: Scrub) -> str:
    """A form; of one that asks for a token, the code is a secret."""
    pairs = parse_qsl(text, keep_blank_values=True)
    asks = {"grant_type", "code_verifier"}.intersection(dict(pairs))
    fields = {"code": "auth_code"} if asks else {}
    return urlencode(
        [(scrub.text(name), scrub.leaf(fields.get(name, name), value)) for name, value in pairs]
    )


HANDLERS: dict[str, Handler] = {
    "application/x-www-form-urlencoded": _urlencoded,
    "text/event-stream": clean_stream,
}


def _form(body: bytes, content_type: str, scrub: Scrub) -> tuple[bytes, str]:
    parts = multipart.parse(content_type, body)
    if parts is None:
        raise RecordingRefused(
            "a multipart body cannot be recorded: it is no well-formed multipart/form-data."
        )
    clean = tuple(_part(part, scrub) for part in parts)
    return multipart.render(clean), multipart.content_type(clean)


def _part(part: multipart.Part, scrub: Scrub) -> multipart.Part:
    """A part without its further headers; a file name loses its folders."""
    content_type = None if part.content_type is None else scrub.text(part.content_type)
    name = scrub.text(part.name)
    if part.filename is None:
        return multipart.Part(name, None, content_type, _field(name, part.content, scrub))
    filename = scrub.text(part.filename.replace("\\", "/").rpartition("/")[2])
    return multipart.Part(name, filename, content_type, contents.kept(part.content, scrub))


def _field(name: str, content: bytes, scrub: Scrub) -> bytes:
    text = contents.as_text(content)
    return contents.kept(content, scrub) if text is None else scrub.leaf(name, text).encode()


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset)
    except (LookupError, UnicodeError) as problem:
        raise _unreadable(charset) from problem


def _encoded(text: str, charset: str) -> bytes:
    try:
        return text.encode(charset)
    except UnicodeError as problem:
        raise _unreadable(charset) from problem


@lru_cache(maxsize=256)
def _reading(content_type: str) -> tuple[Handler, str | None]:
    """What cleans such a text, and the character set that was named, or None for UTF-8."""
    match = _CHARSET.search(content_type)
    named = "utf-8" if match is None else match[1].lower()
    return HANDLERS.get(_essence(content_type), _plain), None if named in _UTF_8 else named


def _unreadable(charset: str) -> RecordingRefused:
    return RecordingRefused(
        f"a body in the character set {charset!r} cannot be recorded: send it as UTF-8."
    )


@lru_cache(maxsize=256)
def _essence(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
