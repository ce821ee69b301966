"""What is sent is the request's own but for what the client computes; the answer is whole."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants.upstream.direct import SENT_ANEW, send
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

URL = "https://elsewhere.test/openai/files?a=1"


def _sent(request: Request, answer: httpx.Response) -> tuple[httpx.Request, Response]:
    seen: list[httpx.Request] = []

    def respond(asked: httpx.Request) -> httpx.Response:
        seen.append(asked)
        return answer

    with httpx.Client(transport=httpx.MockTransport(respond)) as client:
        response = send(client, request, url=URL)
    return seen[0], response


def test_method_headers_and_body_are_sent_to_the_given_url() -> None:
    request = Request("PUT", "https://origin.test/x", (("X-A", "1"), ("x-a", "2")), b"abc")
    sent, _ = _sent(request, httpx.Response(204))
    assert (sent.method, str(sent.url), sent.content) == ("PUT", URL, b"abc")
    assert sent.headers.get_list("x-a") == ["1", "2"]


@pytest.mark.parametrize("name", sorted(SENT_ANEW))
def test_what_the_client_computes_is_not_taken_from_the_request(name: str) -> None:
    request = Request("GET", "https://origin.test/x", ((name.title(), "stale"),))
    sent, _ = _sent(request, httpx.Response(204))
    assert sent.headers.get(name) != "stale"


def test_the_answer_is_decoded_and_keeps_repeated_headers() -> None:
    headers = [("content-encoding", "gzip"), ("x-a", "1"), ("x-a", "2")]
    answer = httpx.Response(200, headers=headers, content=gzip.compress(b"hello"))
    _, response = _sent(Request("GET", "https://origin.test/x"), answer)
    assert response == Response(200, (("x-a", "1"), ("x-a", "2")), b"hello", "OK")


def test_an_answer_that_is_no_stream_is_whole_or_none() -> None:
    class Cut(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield b'{"id": "asst_'
            raise httpx.RemoteProtocolError("peer closed connection")

    headers = {"content-type": "application/json"}
    with pytest.raises(httpx.RemoteProtocolError):
        _sent(
            Request("GET", "https://origin.test/x"),
            httpx.Response(200, headers=headers, stream=Cut()),
        )
