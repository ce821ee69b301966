"""An application that counts its attempts, and asks something else once NAME is set."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from typing import Any

import httpx
from openai import AsyncAzureOpenAI, AzureOpenAI

NAME = os.environ.get("NAME", "Ada")
ATTEMPTS: Counter[str] = Counter()


def _attempt(_: httpx.Request) -> None:
    running = os.environ["PYTEST_CURRENT_TEST"].partition(" ")[0]
    ATTEMPTS[running.rpartition("::")[2]] += 1


async def _attempt_async(request: httpx.Request) -> None:
    _attempt(request)


# Any: each line of the SDK is typed for the HTTP library it ships with, and takes the other too.
_http: Any = httpx.Client(event_hooks={"request": [_attempt]})
_async_http: Any = httpx.AsyncClient(event_hooks={"request": [_attempt_async]})
client = AzureOpenAI(http_client=_http)
async_client = AsyncAzureOpenAI(http_client=_async_http)


def ask(name: str = NAME) -> Any:
    return client.beta.assistants.create(model="gpt-4o", name=name)


def ask_quietly() -> None:
    with contextlib.suppress(BaseException):
        ask()


async def ask_async(name: str = NAME) -> Any:
    return await async_client.beta.assistants.create(model="gpt-4o", name=name)
