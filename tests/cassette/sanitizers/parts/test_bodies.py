"""Rules for bodies: each by its type, and what cannot be read is refused."""

from __future__ import annotations

import json

import pytest

from pytest_assistants import multipart
from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.parts.bodies import request_body, response_body
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.multipart import Part

RAW = "thread_lqIpsGQhsVCl0XEY6mweumXH"
TABLE = Pseudonyms("test")
KNOWN = KnownValues(
    (KnownValue("user", "alice.smith", "test"), KnownValue("deployment", "gpt-4o", "test"))
)
SCRUB = Scrub(TABLE, KNOWN, "test")
USER, THREAD = TABLE.token("user", "alice.smith"), TABLE.of(RAW)
MODEL = TABLE.token("deployment", "gpt-4o")


def sent(body: bytes, content_type: str) -> bytes:
    return request_body(body, content_type, SCRUB)[0]


def got(body: bytes, content_type: str) -> bytes:
    return response_body(body, content_type, SCRUB, is_file=False)


@pytest.mark.parametrize("kind", ["application/json", "application/problem+json", "", "text/plain"])
def test_json_changes_in_its_strings_alone(kind: str) -> None:
    body = b'{ "n":1.50, "alice.smith": [ "alice\\u002esmith" ],"n":null, "model": "gpt-4o" }'
    stored = f'{{ "n":1.50, "{USER}": [ "{USER}" ],"n":null, "model": "{MODEL}" }}'.encode()
    assert sent(body, kind) == got(body, kind) == stored


def test_broken_json_is_text() -> None:
    assert sent(f'{{"a": "{RAW}'.encode(), "application/json") == f'{{"a": "{THREAD}'.encode()


def test_an_event_stream_changes_in_its_data() -> None:
    body = (
        'event: a\r\ndata: {"t":"alice\\u002esmith","n":1.0}\r\n\r\n'
        f"event: error\ndata: {RAW}\n\ndata: [DONE]\n\n"
    )
    stored = (
        f'event: a\r\ndata: {{"t":"{USER}","n":1.0}}\r\n\r\n'
        f"event: error\ndata: {THREAD}\n\ndata: [DONE]\n\n"
    )
    assert got(body.encode(), "text/event-stream; charset=utf-8") == stored.encode()


def test_a_urlencoded_form_changes_in_its_values() -> None:
    body = b"user=alice%2Esmith&model=gpt-4o&alice.smith=&x=gpt-4o"
    expected = f"user={USER}&model={MODEL}&{USER}=&x=gpt-4o".encode()
    assert sent(body, "application/x-www-form-urlencoded") == expected


def test_a_multipart_form_gets_the_fixed_boundary_and_loses_folders() -> None:
    parts = (
        Part("purpose", content=b"assistants", headers=(("X-Machine", "build-7"),)),
        Part("user", content=b"alice.smith"),
        Part("blob", content=b"\xff" * 10),
        Part("file", "/home/alice/alice.smith.txt", "text/plain", b"hello"),
        Part("file", "C:\\docs\\b.bin", None, b"\xff" * 70),
    )
    body = multipart.render(parts).replace(multipart.BOUNDARY.encode(), b"random")
    stored, content_type = request_body(body, "multipart/form-data; boundary=random", SCRUB)
    clean = multipart.parse(content_type, stored)
    assert clean is not None
    assert clean[:4] == (
        Part("purpose", content=b"assistants"),
        Part("user", content=USER.encode()),
        Part("blob", content=b"<file of 10 bytes>"),
        Part("file", f"{USER}.txt", "text/plain", b"hello"),
    )
    assert (clean[4].filename, clean[4].content[:18]) == ("b.bin", b"<file of 70 bytes,")
    assert request_body(stored, content_type, SCRUB) == (stored, content_type)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/mixed; boundary=x"])
def test_a_form_that_cannot_be_read_is_refused(kind: str) -> None:
    with pytest.raises(RecordingRefused, match="a multipart body cannot be recorded"):
        sent(b"--x broken", kind)


def test_a_request_that_is_no_text_is_told_by_its_size() -> None:
    assert sent(b"\xff" * 10, "application/octet-stream") == b"<file of 10 bytes>"
    assert got(b"\xff" * 10, "application/octet-stream") == b"<file of 10 bytes>"


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "utf-8", "UTF8", "us-ascii"])
def test_a_body_is_read_in_its_own_character_set(charset: str) -> None:
    body = json.dumps({"user": "alice.smith"}).encode(charset)
    kind = f'application/json; charset="{charset}"'
    assert json.loads(got(body, kind).decode(charset)) == {"user": USER}


@pytest.mark.parametrize(
    ("body", "charset"), [(b"a", "odd"), (b"\xd8", "utf-16"), (b"a", "rot13"), (b"\x80", "cp1252x")]
)
def test_a_character_set_that_cannot_be_read_is_refused(body: bytes, charset: str) -> None:
    with pytest.raises(RecordingRefused, match=f"character set '{charset}' cannot be recorded"):
        got(body, f"text/plain; charset={charset}")


def test_a_character_set_that_cannot_hold_the_text_is_refused() -> None:
    with pytest.raises(RecordingRefused, match="character set 'latin-1' cannot be recorded"):
        got(b'data: {"delta": "\\u20ac alice.smith"}', "text/event-stream; charset=latin-1")


def test_no_body_is_no_body() -> None:
    assert request_body(b"", "multipart/form-data", SCRUB) == (b"", "multipart/form-data")


@pytest.mark.parametrize("kind", ["", "application/x-ndjson", "application/json"])
def test_lines_of_json_are_each_json(kind: str) -> None:
    body = b'{"user": "alice\\u002esmith"}\n{"api_key": "x"}\n'
    stored = sent(body, kind).decode().splitlines()
    assert json.loads(stored[0]) == {"user": USER}
    assert json.loads(stored[1])["api_key"].startswith("secret-")


def test_json_over_many_lines_is_one() -> None:
    assert json.loads(sent(b'[\n"alice.smith",\n1]', "")) == [USER, 1]
    assert json.loads(sent(b"[1]\n", "")) == [1]


def test_a_byte_order_mark_stays_and_hides_nothing() -> None:
    assert sent(b'\xef\xbb\xbf{"user": "alice.smith"}', "").startswith(b"\xef\xbb\xbf{")
    assert b"alice" not in sent(b'\xef\xbb\xbf{"user": "alice.smith"}', "")


def test_a_stream_that_nobody_announced_is_one() -> None:
    assert got(b"data: alice.sm\n\ndata: ith\n\n", "") == f"data: {USER}\n\ndata: \n\n".encode()


def test_lines_that_only_begin_like_json_are_a_text() -> None:
    assert b"contoso" not in sent(b"[not JSON\nann@contoso.com", "text/plain")


@pytest.mark.parametrize("proof", ["grant_type=authorization_code", "code_verifier=sesame"])
def test_the_code_that_is_paid_for_a_token_is_a_secret(proof: str) -> None:
    body = f"code=vnnlx4SpuIzqG8I2LJb&{proof}".encode()
    assert b"vnnlx" not in sent(body, "application/x-www-form-urlencoded")


def test_any_other_code_is_none() -> None:
    body = b"code=vnnlxSpu1zqG2I2LJb"
    assert sent(body, "application/x-www-form-urlencoded") == body


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii", "ascii"])
def test_bytes_that_are_no_text_are_told_by_their_size_whatever_is_said_of_them(
    charset: str,
) -> None:
    assert sent(b"\xff\0", f"text/plain; charset={charset}") == b"<file of 2 bytes>"
    assert got('{"a": "\u00e9"}'.encode(), f"a/b; charset={charset}") == b'{"a": "\xc3\xa9"}'


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain; charset=utf-16"])
def test_what_stands_for_a_file_stays_whatever_its_type_and_nothing_else_does(kind: str) -> None:
    assert request_body(b"<file of 3 bytes>", kind, SCRUB) == (b"<file of 3 bytes>", kind)
    for body in (b"<file of some bytes", b"a <file of 3 bytes>"):
        with pytest.raises(RecordingRefused):
            request_body(body, kind, SCRUB)


def test_a_stream_that_is_announced_is_one_however_it_begins() -> None:
    events = [
        {"id": "msg_1", "object": "thread.message.delta", "delta": {"content": [{"text": part}]}}
        for part in ("to alice", ".smith now")
    ]
    text = ": ping\n\n" + "".join(f"data: {json.dumps(one)}\n\n" for one in events)
    assert USER.encode() in got(text.encode(), "text/event-stream; charset=utf-8")
