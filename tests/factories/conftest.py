"""Exchanges as the ledger and the journal see them, and clients of an emulator."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Protocol, TypeVar

import httpx
import pytest

from pytest_assistants import wire
from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
from pytest_assistants.emulator.backend import Emulator

T = TypeVar("T")
Exchange = Callable[..., wire.Interaction]


class Awaited(Protocol):
    """Runs a coroutine function with an async client, and returns its result."""

    def __call__(self, scenario: Callable[[AsyncAssistantsClient], Awaitable[T]]) -> T: ...


ORIGIN = "https://res.openai.azure.com"
VERSION = "api-version=2024-05-01-preview"
HEADERS = (("api-key", "secret-key"), ("User-Agent", "x"), ("Content-Type", "application/json"))


def _exchange(
    method: str,
    path: str,
    *,
    status: int = 200,
    answer: object = None,
    origin: str = ORIGIN,
    query: str = f"?{VERSION}",
    headers: wire.Headers = HEADERS,
) -> wire.Interaction:
    """One exchange; ``answer`` is an id, or the whole JSON of the answer."""
    body = {"id": answer} if isinstance(answer, str) else answer
    return wire.Interaction(
        wire.Request(method, f"{origin}{path}{query}", headers, b'{"model": "m"}'),
        wire.Response(status, (), json.dumps(body).encode()),
    )


@pytest.fixture
def exchange() -> Exchange:
    return _exchange


@pytest.fixture
def client() -> Iterator[AssistantsClient]:
    """A client of an emulator of its own."""
    with httpx.Client(transport=httpx.MockTransport(_emulated(Emulator()))) as http_client:
        yield AssistantsClient(ORIGIN, api_key="key", http_client=http_client)


@pytest.fixture
def awaited() -> Awaited:
    """Runs a coroutine function with an async client of an emulator of its own."""

    def run(scenario: Callable[[AsyncAssistantsClient], Awaitable[T]]) -> T:
        async def with_client() -> T:
            transport = httpx.MockTransport(_emulated(Emulator()))
            async with httpx.AsyncClient(transport=transport) as http_client:
                return await scenario(
                    AsyncAssistantsClient(ORIGIN, api_key="key", http_client=http_client)
                )

        return asyncio.run(with_client())

    return run


def _emulated(emulator: Emulator) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        headers = tuple(request.headers.items())
        asked = wire.Request(request.method, str(request.url), headers, request.read())
        answered = emulator.handle(asked)
        return httpx.Response(
            answered.status, headers=list(answered.headers), content=answered.body
        )

    return answer
