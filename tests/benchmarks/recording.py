"""What recording adds to requests over loopback, the writing of a new cassette included."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from tests.benchmarks import conversations, kit
from tests.benchmarks.pairs import Row, compared, seconds
from tests.benchmarks.service import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (100, 1000)
HEADERS = {"content-type": "application/json", "api-key": "5f0c2b7a9d1e4f8396b0c7d2e1a4f583"}


def rows(folder: Path, *, pairs: int, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """The requests of a test while it runs; then with all that its end takes."""
    with serving("messages") as service:
        for size in sizes:
            plain = functools.partial(_plain, service.origin, size)
            for what, whole, goal in (("while its test runs", False, 1.5), ("written", True, 1.5)):
                yield compared(
                    f"recording {size:,} requests over loopback, {what}, against plain",
                    functools.partial(_recorded, folder, service.origin, size, whole=whole),
                    plain,
                    goal=goal,
                    pairs=pairs,
                )


def _plain(origin: str, size: int) -> float:
    with httpx.Client() as client:
        return seconds(lambda: _post(client, origin, size)) / size


def _recorded(folder: Path, origin: str, size: int, *, whole: bool) -> float:
    """Into a folder of its own: where a cassette stood already, it would be compared with that."""
    environ = {"AZURE_OPENAI_ENDPOINT": origin, "AZURE_OPENAI_API_KEY": HEADERS["api-key"]}
    with (
        tempfile.TemporaryDirectory(dir=folder) as new,
        httpx.Client() as client,
        kit.session(Path(new), environ, record=True) as begun,
        kit.track(begun, f"recorded{size}") as track,
    ):
        spent = seconds(lambda: _post(client, origin, size))
        told: list[str | None] = []
        if whole:
            spent += seconds(lambda: told.append(begun.write(track)))
        if any(told):
            raise AssertionError(told)
        return spent / size


def _post(client: httpx.Client, origin: str, size: int) -> None:
    url = f"{origin}/openai/threads/{conversations.THREAD}/messages"
    query = {"api-version": conversations.VERSION}
    for number in range(size):
        client.post(url, params=query, headers=HEADERS, content=conversations.posted(number))
