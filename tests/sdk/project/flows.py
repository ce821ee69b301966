"""The flows of the application, by each client, sync and async."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import application  # type: ignore[import-not-found]  # it stands beside this file
import pytest

pytestmark = pytest.mark.assistants

Keep = Callable[[object], None]
FLOWS = {
    "assistants": application.list_assistants,
    "files": application.attach_file,
    "threads": application.keep_thread,
    "refused": application.be_refused,
}
every_flow = pytest.mark.parametrize("flow", FLOWS)
every_client = pytest.mark.parametrize("client", ["azure", "openai"])


@every_flow
@every_client
def test_sync(client: str, flow: str, outcome: Keep) -> None:
    outcome(application.run(_flow(flow, application.CLIENTS[client], application.names)))


@every_flow
@every_client
def test_async(client: str, flow: str, outcome: Keep) -> None:
    conversation = _flow(flow, application.ASYNC_CLIENTS[client], application.names_async)
    outcome(asyncio.run(application.run_async(conversation)))


def _flow(name: str, client: Any, names: Callable[[Any], Any]) -> application.Flow:
    options = {"names": names} if name == "assistants" else {}
    return FLOWS[name](client, **options)


def test_httpx_sync(outcome: Keep) -> None:
    with application.http_client() as client:
        outcome(application.run(application.speak_http(client)))


def test_httpx_async(outcome: Keep) -> None:
    async def speak() -> Any:
        async with application.http_client_async() as client:
            return await application.run_async(application.speak_http(client))

    outcome(asyncio.run(speak()))
