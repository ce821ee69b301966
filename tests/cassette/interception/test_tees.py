"""The tee of a source that is read in tasks, where no event loop of asyncio runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
