"""While recording, the code under test is given exactly the bytes that the server sent."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
import zlib
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import aiohttp
import httpx
import pytest
import requests

from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.installation import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_assistants.wire import Headers, Request, Response

KEY = "sk-proj-" + "a1B2c3D4e5" * 8
NOTE = json.dumps(
    {"object": "thread", "note": f"the key {KEY} and user.name@tessaract.io"}
).encode()
EVENTS = b': hi\r\n\r\ndata:{"a": 1}\n\nevent: done\r\ndata: [DONE]\r\n\r\n\xc3'
BINARY = bytes(range(256)) * 40


@dataclass(frozen=True)
class Answer:
    """What the server sends: the body as it stands on the wire, its type, how it is framed."""

    wire: bytes
    kind: str = "application/json"
    encoding: str = ""
    chunks: int = 0
    status: int = 200

    @property
    def content(self) -> bytes:
        """What the wire's bytes mean once the content encoding is undone."""
        if self.encoding == "gzip":
            return gzip.decompress(self.wire)
        return zlib.decompress(self.wire) if self.encoding == "deflate" else self.wire


ANSWERS = {
    "plain": Answer(NOTE),
    "spaced": Answer(b'{ "a" : 1.0e5,\r\n\t"b":"\\u00e9\\/" }\n\n'),
    "not UTF-8": Answer(b'{"a": "\xe9\xff"}'),
    "gzip": Answer(gzip.compress(NOTE, mtime=0), encoding="gzip"),
    "deflate": Answer(zlib.compress(NOTE), encoding="deflate"),
    "chunked": Answer(NOTE, chunks=7),
    "gzip, chunked": Answer(gzip.compress(NOTE, mtime=0), encoding="gzip", chunks=5),
    "events": Answer(EVENTS, "text/event-stream", chunks=3),
    "binary": Answer(BINARY, "application/octet-stream"),
    "image": Answer(b"\x89PNG\r\n\x1a\n" + BINARY, "image/png", chunks=999),
    "empty": Answer(b""),
    "error": Answer(b'{"error": {"message": "%s"}}' % KEY.encode(), status=401),
}

# No library here can undo these; a client may read them raw all the same.
OPAQUE = {
    "unknown": Answer(b"\x8b\x02\x80" + BINARY[:60], encoding="exi"),
    "damaged": Answer(b"\x1f\x8b\x08" + BINARY[:60], encoding="gzip"),
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answer = {**ANSWERS, **OPAQUE}[self.headers["x-answer"]]
        self.send_response(answer.status)
        self.send_header("content-type", answer.kind)
        self.send_header("set-cookie", "session=4711; Path=/")
        self.send_header("x-request-id", "8f14e45f")
        if answer.encoding:
            self.send_header("content-encoding", answer.encoding)
        if answer.chunks:
            self.send_header("transfer-encoding", "chunked")
        else:
            self.send_header("content-length", str(len(answer.wire)))
        self.end_headers()
        self.wfile.write(_chunked(answer) if answer.chunks else answer.wire)

    def log_message(self, *_: object) -> None:
        """Silent."""


def _chunked(answer: Answer) -> bytes:
    size = answer.chunks
    pieces = [answer.wire[at : at + size] for at in range(0, len(answer.wire), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (*pieces, b""))


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Tap:
    """A gate that lets every request out and keeps what came back."""

    def __init__(self) -> None:
        self.heard: list[Response] = []

    def admits(self, _method: str, _url: str, _headers: Headers) -> bool:
        return True

    def enter(self, request: Request) -> Ticket:
        return Ticket(request)

    def leave(self, _ticket: Ticket, response: Response) -> None:
        self.heard.append(response)

    def listen(self, _ticket: Ticket, _conclude: object) -> None:
        """Its clients read to the end."""

    def hurries(self) -> bool:
        return False

    def slept(self, _seconds: float) -> None:
        """Nobody is hurried."""

    def is_in_test(self) -> bool:
        return True

    def refuses_host(self, _host: str) -> bool:
        return False

    def refuse(self, host: str) -> BaseException:
        return PermissionError(host)


Heard = tuple[int, dict[str, str], bytes]


def _httpx(url: str, headers: dict[str, str]) -> Heard:
    answer = httpx.get(url, headers=headers)
    return answer.status_code, dict(answer.headers), answer.content


def _httpx_stream(url: str, headers: dict[str, str]) -> Heard:
    with httpx.stream("GET", url, headers=headers) as answer:
        return answer.status_code, dict(answer.headers), b"".join(answer.iter_bytes(5))


def _httpx_async(url: str, headers: dict[str, str]) -> Heard:
    async def call() -> Heard:
        async with httpx.AsyncClient() as client:
            answer = await client.get(url, headers=headers)
            return answer.status_code, dict(answer.headers), answer.content

    return asyncio.run(call())


def _requests(url: str, headers: dict[str, str]) -> Heard:
    answer = requests.get(url, headers=headers, timeout=10)
    return answer.status_code, dict(answer.headers), answer.content


def _requests_stream(url: str, headers: dict[str, str]) -> Heard:
    with requests.get(url, headers=headers, timeout=10, stream=True) as answer:
        return answer.status_code, dict(answer.headers), b"".join(answer.iter_content(5))


def _aiohttp(url: str, headers: dict[str, str]) -> Heard:
    async def call() -> Heard:
        async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
            return answer.status, dict(answer.headers), await answer.read()

    return asyncio.run(call())


LIBRARIES = [_httpx, _httpx_stream, _httpx_async, _requests, _requests_stream, _aiohttp]
_MEANT = ("content-type", "set-cookie", "x-request-id", "content-encoding")


@pytest.mark.parametrize("call", LIBRARIES, ids=lambda call: call.__name__[1:])
@pytest.mark.parametrize("name", ANSWERS)
def test_the_client_gets_what_the_server_sent(
    origin: str, name: str, call: Callable[[str, dict[str, str]], Heard]
) -> None:
    url, headers, answer = f"{origin}/openai/threads", {"x-answer": name}, ANSWERS[name]
    bare = call(url, headers)
    tap = Tap()
    with installed(tap, offline=False, fake_credentials=False):
        status, received, content = call(url, headers)
    assert (status, content) == (answer.status, answer.content)
    assert (status, content) == (bare[0], bare[2])
    assert _meant(received) == _meant(bare[1])
    assert [one.body for one in tap.heard] == [answer.content]


@pytest.mark.parametrize("name", ANSWERS)
def test_raw_bytes_are_given_as_they_stood_on_the_wire(origin: str, name: str) -> None:
    with (
        installed(Tap(), offline=False, fake_credentials=False),
        httpx.stream("GET", f"{origin}/openai/threads", headers={"x-answer": name}) as answer,
    ):
        assert b"".join(answer.iter_raw()) == ANSWERS[name].wire


def _raw_httpx(url: str, headers: dict[str, str]) -> bytes:
    with httpx.stream("GET", url, headers=headers) as answer:
        return b"".join(answer.iter_raw())


def _raw_requests(url: str, headers: dict[str, str]) -> bytes:
    with requests.get(url, headers=headers, timeout=10, stream=True) as answer:
        raw: bytes = answer.raw.read(decode_content=False)
        return raw


@pytest.mark.parametrize(
    ("call", "name"),
    [(_raw_httpx, "unknown"), (_raw_httpx, "damaged"), (_raw_requests, "unknown")],
)
def test_what_cannot_be_decoded_reaches_the_client_and_is_recorded_as_encoded(
    origin: str, name: str, call: Callable[[str, dict[str, str]], bytes]
) -> None:
    tap = Tap()
    with installed(tap, offline=False, fake_credentials=False):
        assert call(f"{origin}/openai/threads", {"x-answer": name}) == OPAQUE[name].wire
    [heard] = tap.heard
    assert heard.body == OPAQUE[name].wire
    assert heard.header("content-encoding") == OPAQUE[name].encoding


def _meant(headers: dict[str, Any]) -> dict[str, str]:
    lowered = {name.lower(): value for name, value in headers.items()}
    return {name: lowered[name] for name in _MEANT if name in lowered}
