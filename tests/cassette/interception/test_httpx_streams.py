"""A client has each event as it comes, and the gate has them all, whatever the client does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import httpx2
import pytest
from tests.cassette.interception.broadcast import EVENTS, Broadcast, serving
from tests.cassette.interception.listeners import HTTPX, Listen

from pytest_assistants.cassette.interception import tees
from pytest_assistants.wire import Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from tests.cassette.interception.conftest import FakeGate

WHOLE = b"".join(EVENTS)
TYPE = ("content-type", "text/event-stream; charset=utf-8")
HEADERS = (TYPE, ("connection", "close"))
each_client = pytest.mark.parametrize("listen", [one for one, _ in HTTPX.values()], ids=HTTPX)
each_client_library = pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])
each_library = pytest.mark.parametrize(("listen", "library"), HTTPX.values(), ids=HTTPX)


@pytest.fixture
def broadcast(gate: FakeGate) -> Iterator[Broadcast]:
    gate.plays = False
    with serving(Broadcast()) as broadcast:
        yield broadcast


def _heard(gate: FakeGate) -> Response:
    [(_, response)] = gate.left
    return response


@each_client
def test_events_are_passed_on_as_they_come_and_recorded_at_the_end(
    broadcast: Broadcast, gate: FakeGate, listen: Listen
) -> None:
    def told() -> None:
        assert gate.left == []
        broadcast.received.release()

    assert listen(f"{broadcast.origin}/api", told, heard=[]) == list(EVENTS)
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK")


@each_client
def test_what_a_client_leaves_unread_is_recorded_all_the_same(
    broadcast: Broadcast, gate: FakeGate, listen: Listen
) -> None:
    broadcast.freely()
    assert listen(f"{broadcast.origin}/api", lambda: None, most=1, heard=[]) == [EVENTS[0]]
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK")


@each_library
@pytest.mark.parametrize("end", [("closed", "RemoteProtocolError"), ("reset", "ReadError")])
def test_a_stream_that_was_cut_short_is_truncated_and_its_client_hears_the_error(
    broadcast: Broadcast, gate: FakeGate, listen: Listen, library: Any, end: tuple[Any, str]
) -> None:
    broadcast.ending, error = end
    broadcast.events = (*EVENTS, b'data: {"half": "\xc3')
    heard: list[bytes] = []
    with pytest.raises(getattr(library, error)):
        listen(f"{broadcast.origin}/api", broadcast.received.release, heard=heard)
    assert heard == list(broadcast.events)
    assert _heard(gate) == Response(200, HEADERS, WHOLE, "OK", truncated=end[0])


@each_library
def test_a_body_that_is_no_stream_is_recorded_as_truncated_too(
    broadcast: Broadcast, gate: FakeGate, listen: Listen, library: Any
) -> None:
    broadcast.events, broadcast.ending = (b'{"a": ',), "closed"
    broadcast.content_type = "application/json"
    broadcast.freely()
    with pytest.raises(library.RemoteProtocolError):
        listen(f"{broadcast.origin}/api", lambda: None, heard=[])
    assert _heard(gate).truncated == "closed"
    assert _heard(gate).body == b""


@each_client
@pytest.mark.parametrize("bound", [("MOST_SECONDS", 0.01), ("MOST_BYTES", 0)])
def test_what_cannot_be_read_within_bounds_is_truncated(
    broadcast: Broadcast,
    gate: FakeGate,
    listen: Listen,
    monkeypatch: pytest.MonkeyPatch,
    bound: tuple[str, float],
) -> None:
    monkeypatch.setattr(tees, *bound)
    broadcast.ending = "never"
    broadcast.freely()
    listen(f"{broadcast.origin}/api", lambda: None, most=1, heard=[])
    assert _heard(gate).truncated == "unread"
    assert WHOLE.startswith(_heard(gate).body)


@each_client
def test_an_error_in_what_its_client_left_is_the_recordings_alone(
    broadcast: Broadcast, gate: FakeGate, listen: Listen
) -> None:
    broadcast.ending = "closed"
    broadcast.freely()
    assert listen(f"{broadcast.origin}/api", lambda: None, most=1, heard=[]) == [EVENTS[0]]
    assert _heard(gate).truncated == "closed"
    assert _heard(gate).body == WHOLE


def test_a_stream_that_was_never_closed_is_read_before_its_track_is_written(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    broadcast.freely()
    client = httpx.Client()
    request = client.build_request("POST", f"{broadcast.origin}/api")
    forgotten = iter(client.send(request, stream=True).iter_raw())
    assert next(forgotten) == EVENTS[0]
    assert gate.left == []
    [(_, conclude)] = gate.listening
    conclude()
    conclude()
    assert _heard(gate).body == WHOLE
    assert _heard(gate).truncated is None
    client.close()


def test_a_task_that_forgets_its_stream_is_heard_to_the_end_by_its_loop(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    broadcast.freely()

    async def forget() -> AsyncIterator[bytes]:
        client = httpx.AsyncClient()
        request = client.build_request("POST", f"{broadcast.origin}/api")
        forgotten = (await client.send(request, stream=True)).aiter_raw()
        assert await anext(forgotten) == EVENTS[0]
        return forgotten

    kept = asyncio.run(forget())
    assert _heard(gate).body == WHOLE
    assert _heard(gate).truncated is None
    del kept


def test_a_stream_whose_loop_is_gone_is_truncated(broadcast: Broadcast, gate: FakeGate) -> None:
    broadcast.freely()
    loop = asyncio.new_event_loop()

    async def begin() -> httpx.Response:
        client = httpx.AsyncClient()
        request = client.build_request("POST", f"{broadcast.origin}/api")
        answer = await client.send(request, stream=True)
        assert await anext(answer.stream.__aiter__()) == EVENTS[0]  # type: ignore[union-attr]  # it is asynchronous
        return answer

    answer = loop.run_until_complete(begin())
    [(_, conclude)] = gate.listening
    conclude()
    assert _heard(gate) == Response(200, HEADERS, EVENTS[0], "OK", truncated="unread")
    loop.run_until_complete(answer.aclose())
    loop.close()
    assert len(gate.left) == 1


def test_a_task_that_is_cancelled_while_it_reads_leaves_a_truncated_stream(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    async def read(first: asyncio.Event) -> None:
        async with (
            httpx.AsyncClient() as client,
            client.stream("POST", f"{broadcast.origin}/api") as answer,
        ):
            async for _ in answer.aiter_raw():
                first.set()

    async def cancel() -> None:
        first = asyncio.Event()
        task = asyncio.create_task(read(first))
        await first.wait()
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    assert _heard(gate).truncated == "unread"
    assert _heard(gate).body == EVENTS[0]


def test_what_was_asked_for_as_a_stream_comes_in_parts_whatever_it_is_called(
    broadcast: Broadcast, gate: FakeGate
) -> None:
    broadcast.content_type = "application/octet-stream"
    with httpx.stream("POST", f"{broadcast.origin}/api", json={"stream": True}) as answer:
        for _ in answer.iter_raw():
            assert gate.left == []
            broadcast.received.release()
    assert _heard(gate).body == WHOLE


SLICES = ("", "\r\n", "data: é€😀\n\n", "event: x\ndata: 1\r\n\r\ndata: 2\r\rrest: ü")


@each_client_library
@pytest.mark.parametrize("text", SLICES)
def test_a_recorded_stream_is_the_same_wherever_its_client_cuts_it(
    gate: FakeGate, library: Any, text: str
) -> None:
    gate.answer = Response(200, HEADERS, text.encode(), "OK")
    url = "https://h.test/api"

    def read(way: str, *sizes: int) -> list[Any]:
        with library.stream("POST", url) as answer:
            return list(getattr(answer, way)(*sizes))

    assert b"".join(read("iter_raw")) == text.encode()
    assert b"".join(read("iter_bytes", 1)) == text.encode()
    assert "".join(read("iter_text", 1)) == text
    assert read("iter_lines") == text.splitlines()
    assert all(len(piece) == 1 for piece in read("iter_bytes", 1))


@each_library
def test_a_recorded_stream_comes_event_by_event(
    gate: FakeGate, listen: Listen, library: Any
) -> None:
    assert library
    gate.answer = Response(200, HEADERS, WHOLE, "OK")
    assert listen("https://h.test/api", lambda: None, heard=[]) == list(EVENTS)


@each_library
@pytest.mark.parametrize(
    ("truncation", "error"),
    [
        ("closed", "RemoteProtocolError"),
        ("reset", "ReadError"),
        ("timeout", "ReadTimeout"),
        ("unread", "RemoteProtocolError"),
    ],
)
def test_a_recorded_stream_that_was_truncated_ends_in_the_same_error(
    gate: FakeGate, listen: Listen, library: Any, truncation: Any, error: str
) -> None:
    gate.answer = Response(200, HEADERS, WHOLE, "OK", truncated=truncation)
    heard: list[bytes] = []
    with pytest.raises(getattr(library, error)) as raised:
        listen("https://h.test/api", lambda: None, heard=heard)
    assert heard == list(EVENTS)
    assert raised.value.request.url == "https://h.test/api"


@each_client_library
def test_what_is_no_stream_fails_to_be_read_as_it_did(gate: FakeGate, library: Any) -> None:
    headers = (("content-type", "application/json"),)
    gate.answer = Response(200, headers, b"", "OK", truncated="closed")
    with pytest.raises(library.RemoteProtocolError):
        library.post("https://h.test/api")


def test_a_timeout_ends_a_stream_as_truncated(broadcast: Broadcast, gate: FakeGate) -> None:
    broadcast.ending = "never"
    broadcast.freely()
    with (
        pytest.raises(httpx.ReadTimeout),
        httpx.stream("POST", f"{broadcast.origin}/api", timeout=0.1) as answer,
    ):
        answer.read()
    assert _heard(gate).truncated == "timeout"
    assert _heard(gate).body == WHOLE
