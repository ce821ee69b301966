"""The tee of a source that is read in tasks, where no event loop of asyncio runs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.interception import tees
from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.hearing import Hearing
from pytest_assistants.cassette.interception.tees import AsyncTee
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.cassette.interception.conftest import FakeGate


async def parts() -> AsyncIterator[bytes]:
    yield b"data: 1\n\n"


def test_a_loop_of_another_kind_is_not_watched(gate: FakeGate) -> None:
    ticket = Ticket(Request("POST", "https://h.test"))
    hearing = Hearing(gate, ticket, compose=lambda body: Response(200, (), body))
    tee = AsyncTee(parts(), hearing, reason=lambda _: "closed")

    tee.watch()
    hearing.over("unread")

    assert [response.truncated for _, response in gate.left] == ["unread"]


@pytest.mark.parametrize(("most", "taken"), [(17, 2), (18, 3), (100, 4)])
def test_what_a_client_left_is_read_in_bounds(
    gate: FakeGate, monkeypatch: pytest.MonkeyPatch, most: int, taken: int
) -> None:
    monkeypatch.setattr(tees, "MOST_BYTES", most)
    ticket = Ticket(Request("POST", "https://h.test"))
    hearing = Hearing(gate, ticket, compose=lambda body: Response(200, (), body))

    async def parts_without_end() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"data: 1\n\n"

    asyncio.run(AsyncTee(parts_without_end(), hearing, reason=lambda _: "closed").conclude())
    assert [len(one.body) for _, one in gate.left] == [9 * taken]
