"""Every HTTP library asks the gate, gets its answer, and passes other traffic untouched."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import threading
import urllib.request
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import httpx
import httpx2
import pytest
import requests

if TYPE_CHECKING:
    from tests.cassette.interception.conftest import FakeGate, Server

Answer = tuple[int, Any]
Call = Callable[[str, dict[str, Any]], Answer]


def _httpx(url: str, body: dict[str, Any]) -> Answer:
    answer = httpx.post(url, json=body)
    return answer.status_code, answer.json()


def _httpx2(url: str, body: dict[str, Any]) -> Answer:
    answer = httpx2.post(url, json=body)
    return answer.status_code, answer.json()


def _async_httpx(url: str, body: dict[str, Any]) -> Answer:
    async def call() -> Answer:
        async with httpx.AsyncClient() as client:
            answer = await client.post(url, json=body)
            return answer.status_code, answer.json()

    return asyncio.run(call())


def _requests(url: str, body: dict[str, Any]) -> Answer:
    answer = requests.post(url, json=body, timeout=5)
    return answer.status_code, answer.json()


def _urllib(url: str, body: dict[str, Any]) -> Answer:
    request = urllib.request.Request(  # noqa: S310 - loopback
        url, json.dumps(body).encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - loopback
        return answer.status, json.loads(answer.read())


def _http_client(url: str, body: dict[str, Any]) -> Answer:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    connection.request("POST", parts.path, json.dumps(body), {"content-type": "application/json"})
    with contextlib.closing(connection):
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def _aiohttp(url: str, body: dict[str, Any]) -> Answer:
    async def call() -> Answer:
        async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
            return answer.status, await answer.json()

    return asyncio.run(call())


LIBRARIES = [_httpx, _httpx2, _async_httpx, _requests, _urllib, _http_client, _aiohttp]
every_library = pytest.mark.parametrize("call", LIBRARIES, ids=lambda call: call.__name__[1:])


@every_library
def test_the_gates_answer_reaches_the_caller_and_nothing_is_sent(
    call: Call, gate: FakeGate, server: Server
) -> None:
    assert call(f"{server.origin}/api/x?a=1", {"b": 2}) == (201, {"played": True})
    assert server.seen == []
    [request] = gate.entered
    assert (request.method, request.path) == ("POST", "/api/x")
    assert json.loads(request.body) == {"b": 2}
    assert (request.header("content-type") or "").startswith("application/json")


@every_library
def test_a_ticket_sends_the_request_and_hands_the_answer_back(
    call: Call, gate: FakeGate, server: Server
) -> None:
    gate.plays = False

    assert call(f"{server.origin}/api/x", {"b": 2}) == (200, {"b": 2})
    [(ticket, response)] = gate.left
    assert ticket.request == gate.entered[0]
    assert (response.status, json.loads(response.body)) == (200, {"b": 2})
    assert len(server.seen) == 1


@every_library
def test_other_traffic_never_meets_the_gate(call: Call, gate: FakeGate, server: Server) -> None:
    assert call(f"{server.origin}/other", {"b": 2}) == (200, {"b": 2})
    assert gate.entered == []
    assert gate.left == []


class _Stop(BaseException):
    pass


@every_library
def test_a_refusal_reaches_the_caller_unchanged(call: Call, gate: FakeGate, server: Server) -> None:
    gate.error = _Stop("no")

    with pytest.raises(_Stop, match="no"):
        call(f"{server.origin}/api/x", {})
    assert server.seen == []


@pytest.mark.parametrize("call", [_requests, _urllib, _httpx], ids=["requests", "urllib", "httpx"])
@pytest.mark.usefixtures("gate")
def test_no_thread_goes_live_while_another_connects(call: Call, server: Server) -> None:
    barrier = threading.Barrier(16)
    answers: list[Answer] = []

    def work() -> None:
        barrier.wait()
        for _ in range(5):
            answers.append(call(f"{server.origin}/api/x", {}))
            call(f"{server.origin}/other", {})

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [(201, {"played": True})] * 80
    assert {path for _, path, _ in server.seen} == {"/other"}
