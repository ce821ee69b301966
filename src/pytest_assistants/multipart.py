"""Multipart forms: read part by part, and written again with a boundary that never changes."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

BOUNDARY = "pytest-assistants-boundary"
_BOUNDARY_PARAMETER = re.compile(
    r';\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE
)
_HEADER = re.compile(r"([!-9;-~]+):[ \t]*([^\r\n]*)")
_PARAMETER = re.compile(
    r';\s*(filename\*|filename|name)=(?:"((?:[^"\\]|\\.)*+)"|([^;\s"]*))', re.IGNORECASE
)
_OWN_HEADERS = ("content-disposition", "content-type")
_ESCAPES = {'"': "%22", "\r": "%0D", "\n": "%0A"}
_ESCAPED = re.compile('["\r\n]')
_BACKSLASHED = re.compile(r'\\(["\\])')
_PERCENT = re.compile("%22|%0[dDaA]")


class Part(NamedTuple):
    """One part of a form: its field's name, its bytes, and a file name where it is a file."""

    name: str
    filename: str | None = None
    content_type: str | None = None
    content: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def parse(content_type: str, body: bytes) -> tuple[Part, ...] | None:
    """The form's parts in order, or None where the body is no well-formed form."""
    match = _BOUNDARY_PARAMETER.search(content_type)
    if match is None or not content_type.strip().lower().startswith("multipart/form-data"):
        return None
    delimiter = f"\r\n--{match[1] or match[2]}".encode("utf-8", "surrogateescape")
    pieces = (b"\r\n" + body).split(delimiter)
    if pieces[0].strip() or pieces[-1].strip(b"\r\n") != b"--":
        return None
    parts = [_part(piece) for piece in pieces[1:-1]]
    return tuple(part for part in parts if part is not None) if None not in parts else None


def render(parts: tuple[Part, ...]) -> bytes:
    """The form's body, the same for the same parts; see `content_type` for its header."""
    delimiter = b"--" + boundary(parts).encode()
    pieces = [delimiter + b"\r\n" + _head(part) + b"\r\n" + part.content for part in parts]
    return b"\r\n".join((*pieces, delimiter + b"--", b""))


def content_type(parts: tuple[Part, ...]) -> str:
    """The Content-Type header of the rendered form."""
    return f"multipart/form-data; boundary={boundary(parts)}"


def boundary(parts: tuple[Part, ...]) -> str:
    """The fixed boundary, or the first numbered one that occurs in no part."""
    number, candidate = 0, BOUNDARY
    while any(candidate.encode() in part.content for part in parts):
        number += 1
        candidate = f"{BOUNDARY}-{number}"
    return candidate


def _part(piece: bytes) -> Part | None:
    head, separator, content = piece.partition(b"\r\n\r\n")
    if not separator or not head.startswith(b"\r\n"):
        return None
    lines = head[2:].decode("utf-8", "surrogateescape").split("\r\n")
    headers = [(match[1], match[2]) for line in lines if (match := _HEADER.fullmatch(line))]
    return _named(headers, content) if len(headers) == len(lines) else None


def _named(headers: list[tuple[str, str]], content: bytes) -> Part | None:
    own = {name.lower(): value for name, value in headers}
    parameters = _parameters(own.get("content-disposition", ""))
    if "name" not in parameters:
        return None
    return Part(
        parameters["name"],
        parameters.get("filename*", parameters.get("filename")),
        own.get("content-type"),
        content,
        tuple(pair for pair in headers if pair[0].lower() not in _OWN_HEADERS),
    )


def _parameters(disposition: str) -> dict[str, str]:
    found = {}
    for match in _PARAMETER.finditer(disposition):
        name = match[1].lower()
        found[name] = _extended(match[3] or "") if name == "filename*" else _plain(match)
    return found


def _plain(match: re.Match[str]) -> str:
    """A parameter as browsers and clients write it: percent escapes or backslashes for quotes."""
    if match[2] is None:
        return match[3]
    text = _BACKSLASHED.sub(r"\1", match[2]) if "\\" in match[2] else match[2]
    return _PERCENT.sub(lambda escape: chr(int(escape[0][1:], 16)), text) if "%" in text else text


def _extended(value: str) -> str:
    """RFC 5987: ``UTF-8'en'na%C3%AFve.txt``."""
    charset, _, rest = value.partition("'")
    encoding = "latin-1" if charset.lower() == "iso-8859-1" else "utf-8"
    return unquote(rest.partition("'")[2], encoding=encoding)


def _head(part: Part) -> bytes:
    disposition = f'form-data; name="{_quoted(part.name)}"'
    if part.filename is not None:
        disposition += f'; filename="{_quoted(part.filename)}"'
    kind = "" if part.content_type is None else f"Content-Type: {part.content_type}\r\n"
    further = "".join([f"{name}: {value}\r\n" for name, value in part.headers])
    head = f"Content-Disposition: {disposition}\r\n{kind}{further}"
    return head.encode("utf-8", "surrogateescape")


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)
