"""What a request costs a peer that holds many answers: CPU seconds, printed.

``python asking.py PEER RECORDED ASKED [CASSETTE]`` runs in an environment of the peer's own, so it
imports the peer, httpx and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ORIGIN = "https://example-resource.openai.azure.com"
MARK = "seconds a request:"


def path(number: int) -> str:
    """Where the thread of that number is, below the API."""
    return f"/threads/thread_{number:024d}"


def url(number: int) -> str:
    """Its whole URL."""
    return f"{ORIGIN}/openai{path(number)}?api-version=2024-05-01-preview"


def thread(number: int) -> dict[str, Any]:
    """The thread of that number."""
    known = {"id": f"thread_{number:024d}", "object": "thread", "created_at": 1716000000 + number}
    return {**known, "metadata": {"topic": "reading"}, "tool_resources": {}}


def sample(recorded: int, asked: int) -> list[int]:
    """So many numbers, spread over all that are recorded."""
    return list(range(0, recorded, max(1, recorded // asked)))[:asked]


def seconds(ask: Callable[[str], Any], numbers: list[int]) -> float:
    """CPU seconds a request, after one that warms up; each must find its answer."""
    first, *others = map(url, numbers)
    ask(first).raise_for_status()
    began = time.process_time()
    for one in others:
        ask(one).raise_for_status()
    return (time.process_time() - began) / len(others)


@contextlib.contextmanager
def vcrpy(_: int) -> Iterator[None]:
    """Its cassette, with what it compares by itself."""
    import vcr

    with vcr.use_cassette(sys.argv[4], record_mode="none"):
        yield


@contextlib.contextmanager
def respx(recorded: int) -> Iterator[None]:
    """A route for each answer."""
    import respx as peer  # type: ignore[import-not-found]  # only in its own environment

    with peer.mock(assert_all_called=False) as router:
        for number in range(recorded):
            router.get(url(number)).respond(json=thread(number))
        yield


def pytest_httpx() -> None:
    """Its mock exists in a test only, which stands beside this file."""
    import pytest

    file = Path(__file__).with_name("asking_httpx_mock.py")
    options = ("-q", "-s", "-p", "no:cacheprovider", "-c", os.devnull, f"--rootdir={file.parent}")
    sys.exit(pytest.main([*options, str(file)]))


def main() -> None:
    """Ask the peer that is named."""
    import httpx

    peer, recorded, asked = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if peer == "pytest-httpx":
        os.environ["ASKED"] = f"{recorded} {asked}"
        pytest_httpx()
    with {"vcrpy": vcrpy, "respx": respx}[peer](recorded), httpx.Client() as client:
        sys.stdout.write(f"{MARK} {seconds(client.get, sample(recorded, asked))}\n")


if __name__ == "__main__":
    main()
