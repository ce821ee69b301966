"""Rules for forms: read from every client, written always the same, contents to the byte."""

from __future__ import annotations

import httpx
import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.multipart import (
    BOUNDARY,
    Part,
    boundary,
    content_type,
    parse,
    render,
)

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="%\\"))
PARTS = st.lists(
    st.builds(
        Part,
        NAMES,
        st.none() | NAMES,
        st.sampled_from([None, "text/plain"]),
        st.binary(),
        st.sampled_from([(), (("X-Other", "a b"),)]),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
FILE = ("a b.txt", b"\r\n--x\r\n\0\xff", "text/plain")
HEAD = b'Content-Disposition: form-data; name="a"'


def form(head: bytes, content: bytes = b"1") -> bytes:
    return b"--x\r\n" + head + b"\r\n\r\n" + content + b"\r\n--x--\r\n"


@given(parts=PARTS)
def test_what_was_written_is_read_back(parts: tuple[Part, ...]) -> None:
    assert parse(content_type(parts), render(parts)) == parts


def test_the_form_of_httpx_is_read() -> None:
    request = httpx.Request("POST", "https://a", data={"purpose": "x"}, files={"file": FILE})
    assert parse(request.headers["content-type"], request.read()) == (
        Part("purpose", content=b"x"),
        Part("file", "a b.txt", "text/plain", FILE[1]),
    )


def test_the_form_of_requests_is_read() -> None:
    request = requests.Request("POST", "https://a", data={"purpose": "x"}, files={"file": FILE})
    prepared = request.prepare()
    assert isinstance(prepared.body, bytes)
    assert parse(str(prepared.headers["content-type"]), prepared.body) == (
        Part("purpose", content=b"x"),
        Part("file", "a b.txt", "text/plain", FILE[1]),
    )


def test_the_form_is_the_same_for_the_same_parts() -> None:
    parts = (Part("file", 'a"\r\n.txt', "text/plain", b"hello"),)
    assert render(parts) == (
        b"--pytest-assistants-boundary\r\n"
        b'Content-Disposition: form-data; name="file"; filename="a%22%0D%0A.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\n"
        b"hello\r\n"
        b"--pytest-assistants-boundary--\r\n"
    )
    assert parse(content_type(parts), render(parts)) == parts


def test_a_boundary_that_occurs_in_a_file_is_numbered() -> None:
    parts = (Part("a", content=BOUNDARY.encode()), Part("b", content=f"{BOUNDARY}-1".encode()))
    assert boundary(parts) == f"{BOUNDARY}-2"
    assert parse(content_type(parts), render(parts)) == parts


@pytest.mark.parametrize(
    ("disposition", "filename"),
    [
        ('filename="a\\"b.txt"', 'a"b.txt'),
        ('filename="C:\\dir\\a.txt"', "C:\\dir\\a.txt"),
        ("filename=plain.txt", "plain.txt"),
        ("filename*=UTF-8''na%C3%AFve.txt", "naïve.txt"),
        ("filename*=iso-8859-1'en'na%EFve.txt; filename=x", "naïve.txt"),
        ("filename*=odd", ""),
        ('filename="naïve.txt"', "naïve.txt"),
    ],
)
def test_file_names_are_read_in_every_spelling(disposition: str, filename: str) -> None:
    body = form(HEAD + f"; {disposition}".encode())
    parts = parse("multipart/form-data; boundary=x", body)
    assert parts is not None
    assert parts[0].filename == filename


def test_a_quoted_boundary_and_a_name_that_is_no_utf_8_are_read() -> None:
    body = form(b'Content-Disposition: form-data; name="\xff"')
    assert parse('Multipart/Form-Data; Boundary="x"', body) == (Part("\udcff", content=b"1"),)


def test_an_empty_form_is_a_form() -> None:
    assert parse("multipart/form-data; boundary=x", b"--x--\r\n") == ()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", form(HEAD)),
        ("multipart/mixed; boundary=x", form(HEAD)),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"before\r\n" + form(HEAD)),
        ("multipart/form-data; boundary=x", form(HEAD) + b"after"),
        ("multipart/form-data; boundary=x", form(HEAD)[:-4]),
        ("multipart/form-data; boundary=x", form(HEAD).replace(b"\r\n\r\n", b"\r\n")),
        ("multipart/form-data; boundary=x", form(b"Content-Disposition: form-data")),
        ("multipart/form-data; boundary=x", form(HEAD + b"\r\nno header")),
        ("multipart/form-data; boundary=x", b"--xHEAD\r\n\r\n1\r\n--x--"),
    ],
)
def test_what_is_no_form_is_none(kind: str, body: bytes) -> None:
    assert parse(kind, body) is None
