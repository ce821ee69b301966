"""Where no answer comes, each library's client gets the library's own error."""

from __future__ import annotations

import asyncio
import http.client
import urllib.request
from typing import TYPE_CHECKING

import aiohttp
import httpx
import httpx2
import pytest
import requests
import urllib3

from pytest_assistants.wire import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.cassette.interception.conftest import FakeGate

    from pytest_assistants.wire import Truncation

URL = "http://h.test/api"


async def _httpx_async() -> None:
    async with httpx.AsyncClient() as client:
        await client.get(URL)


async def _httpx2_async() -> None:
    async with httpx2.AsyncClient() as client:
        await client.get(URL)


async def _aiohttp() -> None:
    async with aiohttp.ClientSession() as session, session.get(URL):
        raise AssertionError("there was an answer")


def _http_client() -> None:
    connection = http.client.HTTPConnection("h.test")
    connection.request("GET", "/api")
    connection.getresponse()


def _run(call: Callable[[], Coroutine[None, None, None]]) -> Callable[[], None]:
    return lambda: asyncio.run(call())


def _no_retries() -> None:
    urllib3.PoolManager().request("GET", URL, retries=False)


Case = tuple[str, "Callable[[], object]", type[Exception], type[Exception], type[Exception]]
CASES: tuple[Case, ...] = (
    (
        "httpx",
        lambda: httpx.get(URL),
        *(httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError),
    ),
    (
        "httpx async",
        _run(_httpx_async),
        *(httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError),
    ),
    (
        "httpx2",
        lambda: httpx2.get(URL),
        *(httpx2.ReadTimeout, httpx2.ReadError, httpx2.RemoteProtocolError),
    ),
    (
        "httpx2 async",
        _run(_httpx2_async),
        *(httpx2.ReadTimeout, httpx2.ReadError, httpx2.RemoteProtocolError),
    ),
    (
        "requests",
        lambda: requests.get(URL, timeout=5),
        requests.ReadTimeout,
        requests.ConnectionError,
        requests.ConnectionError,
    ),
    (
        "urllib3",
        _no_retries,
        urllib3.exceptions.ReadTimeoutError,
        urllib3.exceptions.ProtocolError,
        urllib3.exceptions.ProtocolError,
    ),
    (
        "urllib",
        lambda: urllib.request.urlopen(URL),
        TimeoutError,
        ConnectionResetError,
        http.client.RemoteDisconnected,
    ),
    (
        "http.client",
        _http_client,
        TimeoutError,
        ConnectionResetError,
        http.client.RemoteDisconnected,
    ),
    (
        "aiohttp",
        _run(_aiohttp),
        aiohttp.ServerTimeoutError,
        aiohttp.ClientOSError,
        aiohttp.ServerDisconnectedError,
    ),
)


@pytest.mark.parametrize(
    ("call", "timeout", "reset", "closed"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_no_answer_is_an_error_of_the_library(
    gate: FakeGate,
    call: Callable[[], object],
    timeout: type[Exception],
    reset: type[Exception],
    closed: type[Exception],
) -> None:
    expected: dict[Truncation, type[Exception]] = {
        "timeout": timeout,
        "reset": reset,
        "closed": closed,
    }
    for reason, error in expected.items():
        gate.answer = Failure(reason)
        with pytest.raises(error) as raised:
            call()
        assert type(raised.value) is error
    assert len(gate.entered) == len(expected)
    assert gate.left == []


def test_a_client_of_httpx_knows_which_request_failed(gate: FakeGate) -> None:
    gate.answer = Failure("closed")
    with pytest.raises(httpx.RemoteProtocolError, match=r"^Server disconnected") as raised:
        httpx.get(URL)
    assert str(raised.value.request.url) == URL


def test_urllib3_tries_again_as_often_as_it_is_told(gate: FakeGate) -> None:
    gate.answer = Failure("reset")
    with pytest.raises(urllib3.exceptions.MaxRetryError):
        urllib3.PoolManager().request("GET", URL, retries=2)
    assert len(gate.entered) == 3
