"""Creates that overlap in time, by tasks and by threads, each with a name of its own."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import application  # type: ignore[import-not-found]  # it stands beside this file
import pytest

pytestmark = pytest.mark.assistants

NAMES = [f"Tutor {letter}" for letter in "hbdfgace"]


def test_tasks() -> None:
    client = application.ASYNC_CLIENTS["azure"]

    async def live(name: str) -> Any:
        made = await client.beta.assistants.create(model=application.MODEL, name=name)
        found = await client.beta.assistants.retrieve(made.id)
        await client.beta.assistants.delete(made.id)
        return found.name

    async def together() -> list[Any]:
        return list(await asyncio.gather(*map(live, NAMES)))

    assert asyncio.run(together()) == NAMES


def test_threads() -> None:
    client = application.CLIENTS["azure"]
    together = threading.Barrier(len(NAMES))

    def live(name: str) -> Any:
        together.wait()
        made = client.beta.assistants.create(model=application.MODEL, name=name)
        together.wait()
        found = client.beta.assistants.retrieve(made.id)
        together.wait()
        client.beta.assistants.delete(made.id)
        return found.name

    with ThreadPoolExecutor(len(NAMES)) as pool:
        assert list(pool.map(live, NAMES)) == NAMES


def test_uploads() -> None:
    client = application.CLIENTS["azure"]
    together = threading.Barrier(len(NAMES))

    def upload(name: str) -> Any:
        together.wait()
        file = (f"{name}.txt", name.encode())
        made = client.files.create(file=file, purpose="assistants")
        together.wait()
        return client.files.content(made.id).read().decode()

    with ThreadPoolExecutor(len(NAMES)) as pool:
        assert list(pool.map(upload, NAMES)) == NAMES
