"""A file upload's body."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.client.multipart import Upload, encode

if TYPE_CHECKING:
    from email.message import Message


def parts(upload: Upload) -> list[Message]:
    content_type, body = encode(upload)
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    assert message.is_multipart()
    return [part for part in message.walk() if part is not message]


def test_fields_come_first_and_the_file_last() -> None:
    first, last = parts(Upload(b"\x00\xffa\r\n", "a.txt", (("purpose", "assistants"),)))

    assert first["Content-Disposition"] == 'form-data; name="purpose"'
    assert first.get_payload() == "assistants"
    assert last["Content-Disposition"] == 'form-data; name="file"; filename="a.txt"'
    assert last.get_payload(decode=True) == b"\x00\xffa\r\n"


def test_the_same_upload_gives_the_same_bytes() -> None:
    assert encode(Upload(b"a", "n")) == encode(Upload(b"a", "n"))
    assert encode(Upload(b"a", "n")) != encode(Upload(b"b", "n"))


@pytest.mark.parametrize(
    ("filename", "sent"),
    [('a"b.txt', "a%22b.txt"), ("a\r\nX: y", "a%0D%0AX: y"), ("ä.txt", "ä.txt")],
)
def test_a_file_name_cannot_break_its_header(filename: str, sent: str) -> None:
    _, body = encode(Upload(b"", filename))

    assert f'filename="{sent}"\r\n'.encode() in body


def test_an_empty_file_is_a_file() -> None:
    (only,) = parts(Upload(b"", "a"))

    assert only.get_payload(decode=True) == b""
