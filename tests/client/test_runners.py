"""How calls are run, and what a client keeps open."""

from __future__ import annotations

import asyncio
import gc
import http.server
import threading
from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

if TYPE_CHECKING:
    from tests.client.conftest import MakeClient, Service


class Loopback:
    """A service on a port of its own that keeps connections open as long as it is let."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = b'{"object": "list", "data": []}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    def __enter__(self) -> str:
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


ENDPOINT = "https://res.openai.azure.com"


def test_a_token_is_asked_for_before_each_request(
    make_client: MakeClient, service: Service
) -> None:
    tokens = iter(["one", "two"])
    client = make_client(token=lambda: next(tokens))

    client.list_files()
    client.list_files()

    sent = [request.headers["Authorization"] for request in service.requests]
    assert sent == ["Bearer one", "Bearer two"]


def test_a_fixed_token_is_sent_as_it_is(make_client: MakeClient, service: Service) -> None:
    make_client(token="t").list_files()

    assert service.last.headers["Authorization"] == "Bearer t"
    assert "api-key" not in service.last.headers


async def _fetch_token() -> str:
    return "awaited"


@pytest.mark.parametrize(
    ("token", "sent"),
    [("t", "Bearer t"), (lambda: "called", "Bearer called"), (_fetch_token, "Bearer awaited")],
)
def test_an_async_client_takes_every_kind_of_token(service: Service, token: str, sent: str) -> None:
    async def scenario() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(service)) as http_client:
            client = AsyncAssistantsClient(ENDPOINT, token=token, http_client=http_client)
            await client.list_files()

    asyncio.run(scenario())

    assert service.last.headers["Authorization"] == sent


def test_a_request_without_a_body_has_no_content_type(
    make_client: MakeClient, service: Service
) -> None:
    make_client().delete_thread("thread_1")

    assert service.last.content == b""
    assert not {"content-type", "content-length", "api-key"} & service.last.headers.keys()


def test_a_given_http_client_is_never_closed(service: Service) -> None:
    http_client = httpx.Client(transport=httpx.MockTransport(service))

    with AssistantsClient(ENDPOINT, http_client=http_client) as client:
        client.list_files()

    assert not http_client.is_closed
    http_client.close()


def test_a_given_async_http_client_is_never_closed(service: Service) -> None:
    async def scenario() -> None:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(service))
        async with AsyncAssistantsClient(ENDPOINT, http_client=http_client) as client:
            await client.list_files()
        assert not http_client.is_closed
        await http_client.aclose()

    asyncio.run(scenario())


def test_an_http_client_is_made_at_the_first_call_and_closed_at_the_end(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[httpx.Client] = []

    def make(**options: object) -> httpx.Client:
        assert options.keys() == {"verify", "timeout"}
        made.append(original(transport=httpx.MockTransport(service)))
        return made[-1]

    original = httpx.Client
    monkeypatch.setattr(httpx, "Client", make)

    with AssistantsClient(ENDPOINT) as client:
        assert made == []
        client.list_files()
        client.list_files()
        assert [each.is_closed for each in made] == [False]
    assert [each.is_closed for each in made] == [True]

    client.close()
    client.list_files()
    client.close()
    assert [each.is_closed for each in made] == [True, True]


def test_an_async_http_client_is_made_at_the_first_call_and_closed_at_the_end(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[httpx.AsyncClient] = []

    def make(**options: object) -> httpx.AsyncClient:
        assert options.keys() == {"verify", "timeout", "limits"}
        made.append(original(transport=httpx.MockTransport(service)))
        return made[-1]

    async def scenario() -> None:
        async with AsyncAssistantsClient(ENDPOINT) as client:
            assert made == []
            await client.list_files()
            await client.list_files()
            assert [each.is_closed for each in made] == [False]
        await client.aclose()

    original = httpx.AsyncClient
    monkeypatch.setattr(httpx, "AsyncClient", make)
    asyncio.run(scenario())

    assert [each.is_closed for each in made] == [True]


def test_a_client_shows_its_address_and_no_credential() -> None:
    shown = [
        repr(AssistantsClient(ENDPOINT, api_key="secret-key")),
        repr(AsyncAssistantsClient(ENDPOINT, token="secret-token")),
    ]

    assert shown == [
        f"AssistantsClient('{ENDPOINT}/openai')",
        f"AsyncAssistantsClient('{ENDPOINT}/openai')",
    ]


def test_an_async_client_may_be_dropped_open_and_serve_several_event_loops() -> None:
    with Loopback() as origin:
        client = AsyncAssistantsClient(origin)
        answers = [asyncio.run(client.list_files()).data for _ in range(2)]
        del client
        gc.collect()

    assert answers == [[], []]
