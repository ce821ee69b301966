"""Reads a ``multipart/form-data`` body: the parts of an upload."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
_PARAMETER = re.compile(r'\b(name|filename)="((?:[^"\\]|\\.)*)"|\b(name|filename)=([^";\s]+)')
_LINE = b"\r\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a form: its name, its file's name if it is a file, its content as sent."""

    name: str
    content: bytes
    filename: str | None = None
    content_type: str = ""


def read_parts(body: bytes, content_type: str) -> tuple[Part, ...] | None:
    """The form's parts in the order sent; None where the body is no form of that boundary."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None or not content_type.lower().startswith("multipart/form-data"):
        return None
    pieces = (_LINE + body).split(_LINE + b"--" + boundary[1].encode())
    if len(pieces) < 2:  # noqa: PLR2004 - what precedes the first boundary, and a part
        return None
    parts = [_read_part(piece) for piece in pieces[1:] if not piece.startswith(b"--")]
    return tuple(part for part in parts if part is not None)


def _read_part(piece: bytes) -> Part | None:
    head, found, content = piece.partition(_LINE + _LINE)
    if not found:
        return None
    headers = dict(_read_header(line) for line in head.split(_LINE) if b":" in line)
    names = _parameters(headers.get("content-disposition", ""))
    if "name" not in names:
        return None
    return Part(names["name"], content, names.get("filename"), headers.get("content-type", ""))


def _read_header(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode("utf-8", "replace").partition(":")
    return name.strip().lower(), value.strip()


def _parameters(disposition: str) -> dict[str, str]:
    return {
        (found[1] or found[3]): (found[2] if found[1] else found[4])
        for found in _PARAMETER.finditer(disposition)
    }
