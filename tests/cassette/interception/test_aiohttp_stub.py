"""Whatever a body is made of, the gate sees its bytes and its type as they would be sent."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from tests.cassette.interception.conftest import FakeGate, Server

Bodies = Callable[[], dict[str, Any]]


def _form() -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("purpose", "assistants")
    form.add_field("file", b"content", filename="a.txt")
    return form


def _post(url: str, **options: Any) -> int:
    async def call() -> int:
        async with (
            aiohttp.ClientSession(headers={"X-Session": "1"}) as session,
            session.post(url, **options) as answer,
        ):
            return answer.status

    return asyncio.run(call())


@pytest.mark.parametrize(
    ("options", "body", "content_type"),
    [
        (lambda: {"json": {"a": "é"}}, b'{"a": "\\u00e9"}', "application/json"),
        (lambda: {"data": b"bytes"}, b"bytes", None),
        (lambda: {"data": "text"}, b"text", "text/plain; charset=utf-8"),
        (lambda: {"data": {"a": "1"}}, b"a=1", "application/x-www-form-urlencoded"),
        (
            lambda: {"data": [("a", "1"), ("a", "2")]},
            b"a=1&a=2",
            "application/x-www-form-urlencoded",
        ),
        (lambda: {"data": io.BytesIO(b"file")}, b"file", "application/octet-stream"),
        (dict, b"", None),
    ],
    ids=["json", "bytes", "text", "mapping", "pairs", "file", "nothing"],
)
def test_a_body_arrives_as_bytes_with_its_type(
    options: Bodies, body: bytes, content_type: str | None, gate: FakeGate, server: Server
) -> None:
    assert _post(f"{server.origin}/api/x", **options()) == 201
    [request] = gate.entered
    assert request.body == body
    assert request.header("content-type") == content_type
    assert request.header("x-session") == "1"
    assert server.seen == []


def test_a_form_arrives_whole(gate: FakeGate, server: Server) -> None:
    _post(f"{server.origin}/api/files", data=_form())
    [request] = gate.entered
    content_type = request.header("content-type") or ""
    boundary = content_type.removeprefix("multipart/form-data; boundary=")
    assert request.body.count(f"--{boundary}".encode()) == 3
    assert b'name="file"; filename="a.txt"' in request.body
    assert b"\r\n\r\ncontent\r\n" in request.body


def test_a_stream_is_read_once_and_sent_whole(gate: FakeGate, server: Server) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"one "
        yield b"two"

    gate.plays = False
    assert _post(f"{server.origin}/api/x", data=chunks()) == 200
    assert gate.entered[0].body == b"one two"
    assert server.seen == [("POST", "/api/x", b"one two")]


def test_a_content_type_of_the_callers_own_stays(gate: FakeGate, server: Server) -> None:
    headers = {"content-type": "application/merge-patch+json"}
    _post(f"{server.origin}/api/x", json={"a": 1}, headers=headers)
    assert gate.entered[0].header("content-type") == headers["content-type"]


def test_parameters_count_when_the_gate_is_asked(gate: FakeGate, server: Server) -> None:
    assert _post(f"{server.origin}/other", params={"x": "/api"}) == 201
    [request] = gate.entered
    assert request.query == (("x", "/api"),)


def test_a_session_with_a_base_url_is_intercepted(gate: FakeGate, server: Server) -> None:
    async def call() -> int:
        async with aiohttp.ClientSession(server.origin) as session, session.get("/api/x") as answer:
            return answer.status

    assert asyncio.run(call()) == 201
    assert gate.entered[0].url == f"{server.origin}/api/x"
