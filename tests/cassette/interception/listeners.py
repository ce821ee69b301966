"""Clients of a stream: each reads so many events and leaves, or reads to the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import httpx2

if TYPE_CHECKING:
    from types import ModuleType

Told = Callable[[], object]
Listen = Callable[..., list[bytes]]


def _sync(library: ModuleType) -> Listen:
    def listen(url: str, told: Told, *, most: int = 99, heard: list[bytes]) -> list[bytes]:
        with library.Client() as client, client.stream("POST", url) as answer:
            for part in answer.iter_raw():
                heard.append(part)
                told()
                if len(heard) == most:
                    break
        return heard

    return listen


def _async(library: ModuleType) -> Listen:
    def listen(url: str, told: Told, *, most: int = 99, heard: list[bytes]) -> list[bytes]:
        async def read() -> list[bytes]:
            async with library.AsyncClient() as client, client.stream("POST", url) as answer:
                async for part in answer.aiter_raw():
                    heard.append(part)
                    told()
                    if len(heard) == most:
                        break
            return heard

        return asyncio.run(read())

    return listen


HTTPX: dict[str, tuple[Listen, Any]] = {
    "httpx": (_sync(httpx), httpx),
    "httpx-async": (_async(httpx), httpx),
    "httpx2": (_sync(httpx2), httpx2),
    "httpx2-async": (_async(httpx2), httpx2),
}
