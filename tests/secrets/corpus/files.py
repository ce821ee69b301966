"""Secrets in files: their names, their text, their bytes; on the way up and down."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.secrets.corpus import spelling
from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import download, upload

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made


def content(made: Made, number: int) -> Draft:
    key, email, password = made.legacy_key(), made.email(), made.password()
    token, annotated = made.jwt(), made.annotated_key()
    samples = (
        (f"AZURE_OPENAI_API_KEY={key}\nDEBUG=1\n", key),
        (f"name,email\nAda,{email}\n", email),
        (f"[db]\npassword = {password}\n", password),
        (f'{{"token": "{token}"}}', token),
        (f"# notes\n\nthe key {annotated} works\n", annotated),
        (f"host: db\nsecret: {made.entra_secret()}\n", ""),
        (made.pem("RSA "), ""),
        (f"<user email='{email}'/>", email),
        (f'{{"a": 1}}\n{{"email": "{email}"}}\n', email),
        (spelling.base64_at(0)(f"key={annotated}"), annotated),
        (f"\ufeffkey;value\napi_key;{key}\n", key),
        (f"call {made.phone(2)} now\n" * 3, ""),
    )
    text, found = samples[number % len(samples)]
    planted = found or _line(text, number % len(samples))
    encoding = "utf-16" if number >= 13 else "utf-8"
    tier = Tier.PERSONAL if number % len(samples) in (1, 7, 8, 11) else None
    return Draft(upload(text.encode(encoding)), (planted,), ("purpose",), encoding, tier=tier)


def _line(text: str, sample: int) -> str:
    if sample == 5:
        return text.split("secret: ")[1].strip()
    if sample == 6:
        return text.split("\n")[4]
    return text.partition("call ")[2].partition(" now")[0]


def filename(made: Made, number: int) -> Draft:
    login, email, person = made.login(), made.email(), made.person()
    samples: tuple[tuple[str, str], ...] = (
        (f'filename="/home/{login}/report.txt"', login),
        (f'filename="C:\\\\Users\\\\{login}\\\\report.txt"', login),
        (f'filename="{email}.txt"', email),
        (f"filename*=UTF-8''{quote(email)}.txt", email),
        (f"filename=\"report.txt\"; filename*=utf-8'en'%2Fhome%2F{login}%2Freport.txt", login),
        (f'filename="=?UTF-8?B?{spelling.base64_at(0)(email)}?="', email),
        (f'filename="{spelling.percent_every(email)}.txt"', email),
        (f'filename="report-{made.annotated_key()}.txt"', ""),
        (f'filename="{person} letter.txt"', person),
        (f'filename="..\\\\{login}\\\\report.txt"', login),
    )
    name, found = samples[number % len(samples)]
    planted = found or name.partition("report-")[2].partition(".txt")[0]
    return Draft(
        upload(b"The desk opens at nine.\n", filename=name),
        (planted,),
        ("purpose",),
        "file name",
        declared=(person,),
    )


def binary(made: Made, number: int) -> Draft:
    email, key = made.email(), made.annotated_key()
    samples = (
        (_png(f"Author\0{email}".encode()), "image/png", email),
        (_zip(f"key={key}".encode()), "application/zip", key),
        (_pdf(f"(Author) {email}"), "application/pdf", email),
        (gzip.compress(f"key={key}".encode(), mtime=0), "application/gzip", key),
        (b"\x00\x01\xff" + key.encode("utf-16-le") + b"\xfe", "application/octet-stream", key),
        (b"\xff\xd8\xff\xe1\x00\x40Exif\0\0" + email.encode() + b"\xff\xd9", "image/jpeg", email),
    )
    data, kind, found = samples[number % len(samples)]
    tier = Tier.PERSONAL if "@" in found else None
    return Draft(upload(data, kind=kind), (found,), ("purpose",), "binary", tier=tier)


def downloaded(made: Made, number: int) -> Draft:
    email, key = made.email(), made.annotated_key()
    samples = (
        (f"name,email\nAda,{email}\n".encode(), "text/csv", email),
        (f'{{"api_key": "{key}"}}'.encode(), "application/json", key),
        (_png(f"Comment\0{key}".encode()), "image/png", key),
        (_zip(f"mail {email}".encode()), "application/zip", email),
        (gzip.compress(f"{key}\n".encode(), mtime=0), "application/octet-stream", key),
        (email.encode("utf-16"), "text/plain", email),
    )
    data, kind, found = samples[number % len(samples)]
    tier = Tier.PERSONAL if "@" in found else None
    return Draft(download(data, kind), (found,), (), "file", tier=tier)


def _png(text: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"tEXt", text), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _zip(text: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("notes.txt"), text * 3)
    return buffer.getvalue()


def _pdf(text: str) -> bytes:
    packed = zlib.compress(f"BT {text} Tj ET".encode())
    return b"%PDF-1.7\n%\xe2\xe3\n1 0 obj<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream"


VECTORS = (
    Vector("multipart.content", Tier.CREDENTIAL, 15, content),
    Vector("multipart.filename", Tier.PERSONAL, 10, filename),
    Vector("multipart.binary", Tier.CREDENTIAL, 6, binary),
    Vector("resp.file_content", Tier.CREDENTIAL, 6, downloaded),
)
