"""Requests that were never recorded, and every way in which an application may hide that."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import application  # type: ignore[import-not-found]  # it stands beside this file
import openai
import pytest

every_client = pytest.mark.parametrize("client", ["azure", "openai"])
every_handler = pytest.mark.parametrize(
    "hidden",
    [(), Exception, openai.APIConnectionError, BaseException],
    ids=["raised", "as any", "as the SDK's", "as everything"],
)


@pytest.fixture
def assistants_cassette_name(client: str) -> str:
    """A cassette in which the assistant has another name."""
    return f"portable/{client}-assistant.yaml"


def _create(client: Any) -> Any:
    return client.beta.assistants.create(model=application.MODEL, name="Nobody recorded me")


async def _create_async(client: Any) -> Any:
    return await _create(client)


@every_handler
@every_client
@pytest.mark.assistants
def test_sync(client: str, hidden: Any) -> None:
    with contextlib.suppress(hidden):
        _create(application.CLIENTS[client])


@every_handler
@every_client
@pytest.mark.assistants
def test_async(client: str, hidden: Any) -> None:
    with contextlib.suppress(hidden):
        asyncio.run(_create_async(application.ASYNC_CLIENTS[client]))


@every_client
@pytest.mark.assistants
def test_lost_in_a_thread(client: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_create, application.CLIENTS[client])


@every_client
@pytest.mark.assistants
def test_lost_in_a_gathering(client: str) -> None:
    async def gather() -> None:
        await asyncio.gather(
            _create_async(application.ASYNC_CLIENTS[client]), return_exceptions=True
        )

    asyncio.run(gather())


@every_client
@pytest.mark.assistants
def test_lost_in_a_task(client: str) -> None:
    async def lose() -> None:
        task = asyncio.create_task(_create_async(application.ASYNC_CLIENTS[client]))
        await asyncio.wait([task])

    asyncio.run(lose())


@every_client
@pytest.mark.assistants
def test_swallowed_in_a_group(client: str) -> None:
    async def group() -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_create_async(application.ASYNC_CLIENTS[client]))

    with contextlib.suppress(BaseException):
        asyncio.run(group())
