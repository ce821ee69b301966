"""With aiohttp too, a client has each event as it comes, and the gate has them all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from tests.cassette.interception.broadcast import EVENTS, Broadcast, serving

from pytest_assistants.cassette.interception import aiohttp_streams, tees
from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.hearing import Hearing
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cassette.interception.conftest import FakeGate

WHOLE = b"".join(EVENTS)
HEADERS = (("Content-Type", "text/event-stream; charset=utf-8"), ("Connection", "close"))


@pytest.fixture
def broadcast(gate: FakeGate) -> Iterator[Broadcast]:
    gate.plays = False
    with serving(Broadcast()) as broadcast:
        yield broadcast


def _heard(gate: FakeGate) -> Response:
    [(_, response)] = gate.left
    return response


def _listen(
    url: str, told: Callable[[], object], heard: list[bytes], *, most: int = 99, **options: Any
) -> None:
    async def read() -> None:
        async with aiohttp.ClientSession() as session, session.post(url, **options) as answer:
            async for part in answer.content.iter_any():
                heard.append(part)
                told()
                if len(heard) == most:
                    break

    asyncio.run(read())


def test_events_are_passed_on_as_they_come_and_recorded_at_the_end(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    heard: list[bytes] = []

    def told() -> None:
        assert gate.left == []
        broadcast.received.release()

    _listen(f"{broadcast.origin}/api", told, heard)
    assert heard == list(EVENTS)
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK")


def test_a_stream_that_is_concluded_before_its_end_is_truncated(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    def told() -> None:
        for _, conclude in gate.listening:
            conclude()
        broadcast.received.release()

    _listen(f"{broadcast.origin}/api", told, [])
    assert [response.truncated for _, response in gate.left] == ["unread"]


def test_what_a_client_leaves_unread_is_recorded_all_the_same(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    _listen(f"{broadcast.origin}/api", broadcast.freely, [], most=1)
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK")


def test_a_client_that_never_closes_is_heard_to_the_end_by_its_loop(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    async def forget() -> None:
        session = aiohttp.ClientSession()
        answer = await session.post(f"{broadcast.origin}/api")
        assert await answer.content.readany() == EVENTS[0]
        broadcast.freely()
        session.detach()

    asyncio.run(forget())
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK")


@pytest.mark.parametrize("way", ["close", "release"])
def test_an_answer_that_is_closed_keeps_its_connection_until_it_is_whole(
    broadcast: Broadcast, gate: FakeGate, way: str
) -> None:
    async def read() -> None:
        async with aiohttp.ClientSession() as session:
            answer = await session.post(f"{broadcast.origin}/api")
            assert await answer.content.readany() == EVENTS[0]
            waited = getattr(answer, way)()
            await waited
            assert gate.left == []
            broadcast.freely()
            await answer.wait_for_close()
            getattr(answer, way)()
            assert answer.closed

    asyncio.run(read())
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK")


@pytest.mark.parametrize("ending", ["closed", "reset"])
def test_a_stream_that_was_cut_short_is_truncated_and_its_client_hears_the_error(
    broadcast: Broadcast, gate: FakeGate, ending: Any
) -> None:
    broadcast.ending = ending
    broadcast.events = (*EVENTS, b'data: {"half": "\xc3')
    heard: list[bytes] = []
    with pytest.raises((aiohttp.ClientPayloadError, aiohttp.ClientOSError)):
        _listen(f"{broadcast.origin}/api", broadcast.received.release, heard)
    assert b"".join(heard) == b"".join(broadcast.events)
    assert _heard(gate).body == WHOLE
    assert _heard(gate).truncated in {"closed", ending}


def test_a_timeout_ends_a_stream_as_truncated(broadcast: Broadcast, gate: FakeGate) -> None:
    broadcast.ending = "never"
    broadcast.freely()
    timeout = aiohttp.ClientTimeout(sock_read=0.1)
    with pytest.raises(TimeoutError):
        _listen(f"{broadcast.origin}/api", lambda: None, [], timeout=timeout)
    assert _heard(gate).truncated == "timeout"
    assert _heard(gate).body == WHOLE


@pytest.mark.parametrize("bound", [("MOST_SECONDS", 0.01), ("MOST_BYTES", 0)])
def test_what_cannot_be_read_within_bounds_is_truncated(
    broadcast: Broadcast, gate: FakeGate, monkeypatch: pytest.MonkeyPatch, bound: tuple[str, float]
) -> None:
    monkeypatch.setattr(tees, *bound)
    broadcast.ending = "never"
    _listen(f"{broadcast.origin}/api", broadcast.freely, [], most=1)
    assert _heard(gate).truncated == "unread"
    assert WHOLE.startswith(_heard(gate).body)


def test_an_error_in_what_its_client_left_is_the_recordings_alone(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    broadcast.ending = "closed"
    _listen(f"{broadcast.origin}/api", broadcast.freely, [], most=1)
    assert _heard(gate).truncated == "closed"
    assert _heard(gate).body == WHOLE


@pytest.mark.parametrize("ending", ["whole", "closed"])
def test_what_is_no_stream_is_read_whole_before_it_is_handed_on(
    broadcast: Broadcast, gate: FakeGate, ending: Any
) -> None:
    broadcast.events, broadcast.ending = (b'{"a": 1}',), ending
    broadcast.content_type = "application/json"
    broadcast.freely()
    heard: list[bytes] = []
    if ending == "whole":
        _listen(f"{broadcast.origin}/api", lambda: None, heard)
        assert heard == [_heard(gate).body] == [b'{"a": 1}']
        return
    with pytest.raises(aiohttp.ClientPayloadError):
        _listen(f"{broadcast.origin}/api", lambda: None, heard)
    assert _heard(gate).truncated == "closed"
    assert _heard(gate).body == b""


def test_a_recorded_stream_is_the_same_however_it_is_read(gate: FakeGate) -> None:
    gate.answer = Response(200, HEADERS, WHOLE, "OK")

    async def read() -> list[bytes]:
        async with (
            aiohttp.ClientSession() as session,
            session.post("https://h.test/api") as answer,
        ):
            return [await answer.content.read(1), *[line async for line in answer.content]]

    assert b"".join(asyncio.run(read())) == WHOLE


@pytest.mark.parametrize(
    ("truncation", "error"),
    [
        ("closed", aiohttp.ClientPayloadError),
        ("reset", aiohttp.ClientOSError),
        ("timeout", aiohttp.ServerTimeoutError),
        ("unread", aiohttp.ClientPayloadError),
    ],
)
def test_a_recorded_stream_that_was_truncated_ends_in_the_same_error(
    gate: FakeGate, truncation: Any, error: type[Exception]
) -> None:
    gate.answer = Response(200, HEADERS, WHOLE, "OK", truncated=truncation)
    heard: list[bytes] = []
    with pytest.raises(error):
        _listen("https://h.test/api", lambda: None, heard)
    assert b"".join(heard) == WHOLE

    async def read(way: str) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.post("https://h.test/api") as answer,
        ):
            await getattr(answer, way)()

    for way in ("read", "text", "json"):
        with pytest.raises(error):
            asyncio.run(read(way))


class Bodiless:
    """An answer whose connection was closed before it had a body."""

    async def read(self) -> bytes:
        raise aiohttp.ClientConnectionError


def test_an_answer_without_a_body_is_recorded_as_empty(gate: FakeGate) -> None:
    ticket = Ticket(Request("POST", "https://h.test"))
    hearing = Hearing(gate, ticket, compose=lambda body: Response(200, (), body))

    asyncio.run(aiohttp_streams.whole(Bodiless(), hearing))

    assert (_heard(gate).body, _heard(gate).truncated) == (b"", None)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TimeoutError(), "timeout"),
        (ConnectionResetError(), "reset"),
        (aiohttp.ClientPayloadError(), "closed"),
        (asyncio.CancelledError(), "unread"),
    ],
)
def test_an_error_tells_how_the_answer_ended(error: BaseException, reason: str) -> None:
    assert aiohttp_streams._reason(error) == reason


def test_who_waits_for_the_end_waits_no_longer_than_the_rest_may_take(
    broadcast: Broadcast, gate: FakeGate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tees, "MOST_SECONDS", 0.01)
    broadcast.ending = "never"

    async def read() -> None:
        async with aiohttp.ClientSession() as session:
            answer = await session.post(f"{broadcast.origin}/api")
            assert await answer.content.readany() == EVENTS[0]
            await answer.wait_for_close()
            assert _heard(gate).truncated == "unread"

    asyncio.run(read())


@pytest.mark.parametrize(("spared", "truncated"), [(0, None), (1, "unread")])
def test_of_what_its_client_left_as_much_is_read_as_may_be(
    broadcast: Broadcast,
    gate: FakeGate,
    monkeypatch: pytest.MonkeyPatch,
    spared: int,
    truncated: str | None,
) -> None:
    monkeypatch.setattr(tees, "MOST_BYTES", len(WHOLE) - len(EVENTS[0]) - spared)
    _listen(f"{broadcast.origin}/api", broadcast.freely, [], most=1)
    assert _heard(gate).truncated == truncated
