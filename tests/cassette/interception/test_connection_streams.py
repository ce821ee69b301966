"""What was truncated when it was recorded cannot be read to its end here either."""

from __future__ import annotations

import http.client
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest
import requests
import urllib3

from pytest_assistants.wire import Response, Truncation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cassette.interception.conftest import FakeGate, Server

BODY = b"data: 1\n\ndata: 2\n\n"
URL = "http://h.test/api"


def _truncated(gate: FakeGate, truncation: Truncation | None) -> None:
    headers = (("content-type", "text/event-stream"),)
    gate.answer = Response(200, headers, BODY, "OK", truncation)


def _by_urllib(read: Callable[[Any], object]) -> object:
    with urllib.request.urlopen(URL) as answer:
        return read(answer)


WAYS: dict[str, Callable[[Any], object]] = {
    "read": lambda answer: answer.read(),
    "read by bytes": lambda answer: [answer.read(1) for _ in range(99)],
    "read1": lambda answer: [answer.read1(5) for _ in range(99)],
    "readall": lambda answer: answer.readall(),
    "readinto": lambda answer: [answer.readinto(bytearray(5)) for _ in range(99)],
    "readline": lambda answer: [answer.readline() for _ in range(99)],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(
    ("truncation", "error"),
    [
        ("closed", http.client.IncompleteRead),
        ("reset", ConnectionResetError),
        ("timeout", TimeoutError),
        ("unread", http.client.IncompleteRead),
    ],
)
def test_a_truncated_answer_of_urllib_ends_in_an_error(
    gate: FakeGate,
    way: Callable[[Any], object],
    truncation: Truncation,
    error: type[Exception],
) -> None:
    _truncated(gate, truncation)
    with pytest.raises(error):
        _by_urllib(way)


def test_what_stands_before_the_end_is_read(gate: FakeGate) -> None:
    _truncated(gate, "closed")

    def read(answer: Any) -> list[bytes]:
        place = bytearray(4)
        count = answer.readinto(place)
        lines = [answer.readline(), answer.readline(), answer.readline()]
        return [b"%d" % count, bytes(place), *lines, answer.read(0), answer.read(5)]

    assert _by_urllib(read) == [b"4", b"data", b": 1\n", b"\n", b"data: 2\n", b"", b"\n"]


@pytest.mark.parametrize(
    ("truncation", "error"),
    [
        ("closed", requests.exceptions.ChunkedEncodingError),
        ("reset", requests.exceptions.ChunkedEncodingError),
        ("timeout", requests.exceptions.ConnectionError),
    ],
)
def test_a_truncated_answer_of_requests_ends_in_its_own_error(
    gate: FakeGate, truncation: Truncation, error: type[Exception]
) -> None:
    _truncated(gate, truncation)
    heard: list[bytes] = []
    answer = requests.get(URL, stream=True, timeout=5)
    with pytest.raises(error):
        heard.extend(answer.iter_content(9))
    with pytest.raises(error):
        requests.get(URL, timeout=5)


def test_a_truncated_answer_of_urllib3_has_no_data(gate: FakeGate) -> None:
    _truncated(gate, "closed")
    with urllib3.PoolManager() as pool:
        answer = pool.request("GET", URL)
        with pytest.raises(urllib3.exceptions.ProtocolError):
            _ = answer.data


def test_a_whole_answer_is_read_to_its_end(gate: FakeGate) -> None:
    _truncated(gate, None)
    assert _by_urllib(lambda answer: answer.read()) == BODY
    assert requests.get(URL, timeout=5).content == BODY


@pytest.mark.parametrize("plays", [True, False])
def test_an_error_of_the_clients_own_is_not_swallowed(
    gate: FakeGate, server: Server, *, plays: bool
) -> None:
    gate.plays = plays

    def fail(_: object) -> None:
        raise LookupError

    url = f"{server.origin}/api"
    with pytest.raises(LookupError), urllib.request.urlopen(url) as answer:  # noqa: S310 - it is http
        fail(answer)
