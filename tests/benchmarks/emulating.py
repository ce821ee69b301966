"""How many requests a second one core's emulator answers, beside a bare route of starlette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from tests.benchmarks.pairs import Row, compared
from tests.benchmarks.service import ASSISTANT, HEADERS, QUERY, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.service import Service


def rows(folder: Path, *, pairs: int, requests: int = 500) -> Iterator[Row]:  # noqa: ARG001 - writes nothing
    """CPU of the server a request, since the client has the other core."""
    with serving("emulator") as emulator, serving("route") as route, httpx.Client() as client:
        made = client.post(
            f"{emulator.origin}/openai/assistants",
            params=QUERY,
            headers=HEADERS,
            content=ASSISTANT.body,
        ).raise_for_status()
        path = f"/openai/assistants/{made.json()['id']}"

        yield compared(
            "requests a second of the emulator, against a bare starlette route",
            lambda: _cost(client, emulator, path, requests),
            lambda: _cost(client, route, path, requests),
            goal=0.6,
            pairs=pairs,
            inverse=True,
        )


def _cost(client: httpx.Client, service: Service, path: str, requests: int) -> float:
    before = service.cpu()
    for _ in range(requests):
        client.get(f"{service.origin}{path}", params=QUERY, headers=HEADERS).raise_for_status()
    return (service.cpu() - before) / requests
