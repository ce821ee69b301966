"""A file upload's body: ``multipart/form-data`` with a boundary made from the content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

_ESCAPES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's content and name, and the form fields sent with it."""

    content: bytes
    filename: str
    fields: tuple[tuple[str, str], ...] = ()


def encode(upload: Upload) -> tuple[str, bytes]:
    """The content type and the body; the same upload always gives the same bytes."""
    boundary = hashlib.sha256(upload.content + upload.filename.encode()).hexdigest()[:32]
    parts = [_field(name, value) for name, value in upload.fields]
    parts.append(_file(upload))
    body = b"".join(b"--%b\r\n%b\r\n" % (boundary.encode(), part) for part in parts)
    return (
        f"multipart/form-data; boundary={boundary}",
        body + b"--%b--\r\n" % boundary.encode(),
    )


def _field(name: str, value: str) -> bytes:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()


def _file(upload: Upload) -> bytes:
    head = (
        'Content-Disposition: form-data; name="file"; '
        f'filename="{upload.filename.translate(_ESCAPES)}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode() + upload.content
