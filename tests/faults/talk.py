"""One request through each kind of HTTP library, and many at once."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable
from typing import Any

import httpx
import requests

Get = Callable[[str], bytes]


def by_httpx(url: str) -> bytes:
    return httpx.get(url).content


def by_requests(url: str) -> bytes:
    return requests.get(url, timeout=5).content


def by_urllib(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - loopback
        content: bytes = answer.read()
        return content


LIBRARIES = (by_httpx, by_requests, by_urllib)


def together(*works: Callable[[], Any]) -> list[Any]:
    """What each returned, all run in threads of their own; an exception is what it returned."""
    answers: list[Any] = [None] * len(works)

    def run(place: int) -> None:
        try:
            answers[place] = works[place]()
        except BaseException as error:  # noqa: BLE001 - the tests look at it
            answers[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
