"""The emulated upstream answers over a socket what the emulator says, whatever the origin."""

from __future__ import annotations

import http.client
import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.emulator import Emulator
from pytest_assistants.errors import SettingsError
from pytest_assistants.event_stream import parse
from pytest_assistants.upstream.emulated import EmulatedUpstream
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGIN = "https://example-resource.openai.azure.com"
VERSION = "api-version=2024-05-01-preview"
HEADERS = (("api-key", "key"), ("content-type", "application/json"))


@pytest.fixture
def upstream() -> Iterator[EmulatedUpstream]:
    upstream = EmulatedUpstream(Emulator())
    yield upstream
    upstream.close()


def test_path_query_headers_and_body_arrive(upstream: EmulatedUpstream) -> None:
    request = Request(
        "POST", f"{ORIGIN}/openai/threads?{VERSION}", HEADERS, b'{"metadata":{"a":"b"}}'
    )

    made = upstream.send(request)

    assert made.status == 200
    assert json.loads(made.body)["metadata"] == {"a": "b"}
    assert upstream.emulator.requests[0] == ("POST", "/openai/threads")


def test_a_request_without_a_query_stays_without(upstream: EmulatedUpstream) -> None:
    answer = upstream.send(Request("POST", f"{ORIGIN}/openai/threads", HEADERS, b"{}"))

    assert answer.status == 404
    assert answer.reason == "Not Found"


def test_what_described_the_transfer_is_not_kept(upstream: EmulatedUpstream) -> None:
    request = Request("GET", f"{ORIGIN}/openai/assistants?{VERSION}", (*HEADERS, ("Host", "other")))
    answer = upstream.send(request)
    assert answer.header("content-type") is not None
    assert answer.header("content-length") is None
    assert answer.header("transfer-encoding") is None


def test_a_closed_upstream_answers_no_more() -> None:
    upstream = EmulatedUpstream(Emulator())
    upstream.close()
    with pytest.raises(SettingsError, match="has no origin"):
        upstream.send(Request("GET", f"{ORIGIN}/openai/assistants?{VERSION}", HEADERS))


def test_the_environments_proxies_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    upstream = EmulatedUpstream(Emulator())
    answer = upstream.send(Request("GET", f"{ORIGIN}/openai/assistants?{VERSION}", HEADERS))
    upstream.close()
    assert answer.ok


def test_no_mock_of_an_http_library_hears_it(
    upstream: EmulatedUpstream, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def mocked(*_: object) -> None:
        raise AssertionError("a mock was asked")

    monkeypatch.setattr("httpx.HTTPTransport.handle_request", mocked)
    monkeypatch.setattr("httpcore.ConnectionPool.handle_request", mocked)
    monkeypatch.setattr("urllib3.HTTPConnectionPool.urlopen", mocked)
    monkeypatch.setattr("http.client.HTTPConnection.debuglevel", 1)

    url = f"{ORIGIN}/openai/threads?{VERSION}&note=a b\N{SNOWMAN}"
    answer = upstream.send(Request("POST", url, (*HEADERS, ("x-a", "\N{SNOWMAN}")), b"{}"))

    assert answer.ok
    assert capsys.readouterr().out == ""


def test_a_connection_is_kept_and_one_that_was_closed_since_is_not_missed(
    upstream: EmulatedUpstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Request("GET", f"{ORIGIN}/openai/assistants?{VERSION}", HEADERS)
    opened: list[socket.socket] = []
    connect = socket.create_connection

    def counted(*place: Any, **options: Any) -> socket.socket:
        opened.append(connect(*place, **options))
        return opened[-1]

    monkeypatch.setattr(socket, "create_connection", counted)
    assert [upstream.send(asked).status for _ in range(3)] == [200, 200, 200]
    assert len(opened) == 1

    opened[0].shutdown(socket.SHUT_RDWR)
    assert upstream.send(asked).ok
    assert len(opened) == 2


def test_an_answer_that_is_no_stream_is_whole_or_none(
    upstream: EmulatedUpstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = (("content-type", "application/json"), ("content-length", "99"))
    cut = Response(200, headers, b'{"id":')
    monkeypatch.setattr(upstream.emulator, "handle", lambda _: cut)
    with pytest.raises(http.client.IncompleteRead):
        upstream.send(Request("GET", f"{ORIGIN}/openai/assistants?{VERSION}", HEADERS))


def test_a_stream_that_breaks_off_is_answered_as_truncated(upstream: EmulatedUpstream) -> None:
    def post(path: str, body: dict[str, object]) -> Response:
        url = f"{ORIGIN}/openai/{path}?{VERSION}"
        return upstream.send(Request("POST", url, HEADERS, json.dumps(body).encode()))

    assistant = json.loads(post("assistants", {"model": "gpt-4o"}).body)["id"]
    upstream.emulator.truncate_next("threads.create_and_run", after=2)

    thread = {"messages": [{"role": "user", "content": "?"}]}
    answer = post("threads/runs", {"assistant_id": assistant, "thread": thread, "stream": True})

    assert (answer.status, answer.truncated) == (200, "closed")
    assert [event.name for event in parse(answer.body)] == ["thread.created", "thread.run.created"]
    assert answer.body.endswith(b"\n")
