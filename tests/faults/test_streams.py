"""A stream is recorded as it was: whole, whatever its client did, or truncated as it came."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.cassette.interception.broadcast import EVENTS, Broadcast, serving
from tests.faults import stock
from tests.faults.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = b"".join(EVENTS)
PATH = "/openai/threads/runs?api-version=2024-05-01-preview"
ASKED = {"assistant_id": "asst_Xk3QpLmN0vB7rT5yW2zA9c", "stream": True}


@pytest.fixture
def broadcast() -> Iterator[Broadcast]:
    with serving(Broadcast()) as broadcast:
        broadcast.freely()
        yield broadcast


@pytest.fixture
def desk(tmp_path: Path, broadcast: Broadcast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Desk(tmp_path, broadcast.origin)


def _listen(desk: Desk, heard: list[bytes], *, most: int = 99) -> None:
    with httpx.stream("POST", desk.origin + PATH, json=ASKED) as answer:
        for part in answer.iter_raw():
            heard.append(part)
            if len(heard) == most:
                break


def _replayed(desk: Desk) -> list[bytes]:
    heard: list[bytes] = []
    with desk.replay() as taken:
        _listen(desk, heard)
        assert taken.misses() == []
    return heard


def test_stock_has_its_client_wait_for_all_and_records_no_truncated_stream(
    broadcast: Broadcast, desk: Desk, tmp_path: Path
) -> None:
    broadcast.ending = "closed"
    heard: list[bytes] = []
    with stock.cassette(tmp_path / "stock.yaml"), pytest.raises(httpx.RemoteProtocolError):
        _listen(desk, heard)
    assert heard == []
    assert not (tmp_path / "stock.yaml").exists()


def test_here_a_truncated_stream_ends_in_the_same_error_after_the_same_events(
    broadcast: Broadcast, desk: Desk
) -> None:
    broadcast.ending = "closed"
    live: list[bytes] = []
    with desk.record(), pytest.raises(httpx.RemoteProtocolError):
        _listen(desk, live)
    assert b"  truncated: closed\n" in desk.cassette.read_bytes()

    played: list[bytes] = []
    with desk.replay(), pytest.raises(httpx.RemoteProtocolError):
        _listen(desk, played)
    assert played == live == list(EVENTS)


def test_stock_loads_what_is_marked_as_truncated(broadcast: Broadcast, desk: Desk) -> None:
    broadcast.ending = "closed"
    with desk.record(), pytest.raises(httpx.RemoteProtocolError):
        _listen(desk, [])
    with stock.cassette(desk.cassette, record_mode="none"):
        url = f"https://example-resource.openai.azure.com{PATH}"
        assert httpx.post(url, json=ASKED).content == WHOLE


def test_what_the_client_left_unread_is_in_the_cassette(desk: Desk) -> None:
    with desk.record():
        _listen(desk, [], most=1)
    assert _replayed(desk) == list(EVENTS)


def test_what_the_client_never_closed_is_in_the_cassette(desk: Desk) -> None:
    kept: list[Any] = []
    with desk.record():
        client = httpx.Client()
        request = client.build_request("POST", desk.origin + PATH, json=ASKED)
        answer = client.send(request, stream=True)
        kept.append(answer.iter_raw())
        assert next(kept[0]) == EVENTS[0]
    client.close()
    assert _replayed(desk) == list(EVENTS)


def test_what_a_task_never_closed_is_in_the_cassette(desk: Desk) -> None:
    async def forget() -> Any:
        client = httpx.AsyncClient()
        request = client.build_request("POST", desk.origin + PATH, json=ASKED)
        parts = (await client.send(request, stream=True)).aiter_raw()
        assert await anext(parts) == EVENTS[0]
        return parts

    with desk.record():
        kept = asyncio.run(forget())
    assert _replayed(desk) == list(EVENTS)
    del kept
