"""Tests and fixtures that are coroutines, run by anyio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import pytest
from application import MODEL  # type: ignore[import-not-found]  # it stands beside this file
from openai import AsyncAzureOpenAI

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = [pytest.mark.assistants, pytest.mark.anyio]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def shared(anyio_backend: str) -> AsyncIterator[Any]:
    assert anyio_backend == "asyncio"
    client = AsyncAzureOpenAI()
    made = await client.beta.assistants.create(model=MODEL, name="shared")
    yield made
    await client.beta.assistants.delete(made.id)


@pytest.fixture
async def own() -> AsyncIterator[Any]:
    client = AsyncAzureOpenAI()
    made = await client.beta.threads.create(metadata={"kind": "own"})
    yield made
    await client.beta.threads.delete(made.id)


async def test_a_wide_fixture_is_shared(shared: Any, own: Any) -> None:
    client = AsyncAzureOpenAI()
    assert (await client.beta.assistants.retrieve(shared.id)).name == "shared"
    assert (await client.beta.threads.retrieve(own.id)).metadata == {"kind": "own"}


async def test_a_group_of_tasks(shared: Any, async_azure_openai: Any) -> None:
    found = {}

    async def read(name: str) -> None:
        made = await async_azure_openai.beta.assistants.create(model=MODEL, name=name)
        found[name] = (await async_azure_openai.beta.assistants.retrieve(made.id)).name

    async with anyio.create_task_group() as tasks:
        for name in ("b", "a", shared.name):
            tasks.start_soon(read, name)
    assert found == {"b": "b", "a": "a", "shared": "shared"}


async def test_a_factory_of_the_kit(
    async_assistant_factory: Any, async_assistants_client: Any
) -> None:
    made = await async_assistant_factory(name="made")
    assert (await async_assistants_client.retrieve_assistant(made.id)).name == "made"
