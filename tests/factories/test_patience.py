"""How often something is looked at, and how long between two looks."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import anyio
import pytest

from pytest_assistants.contract.limits import limit
from pytest_assistants.errors import RunEndedOtherwise
from pytest_assistants.factories.patience import async_looks, looks, pauses

if TYPE_CHECKING:
    from collections.abc import Coroutine


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been slept."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(anyio, "sleep", sleep)
    return slept


async def all_looks() -> int:
    return len([None async for _ in async_looks("run run_1")])


def driven(coroutine: Coroutine[object, object, object]) -> None:
    """Run a coroutine that never waits for anything real, without an event loop."""
    with pytest.raises(StopIteration):
        coroutine.send(None)


def test_the_first_look_is_at_once_and_each_pause_no_shorter_than_the_one_before() -> None:
    waited = list(pauses())

    assert waited[0] == 0
    assert waited == sorted(waited)


def test_a_run_is_waited_for_as_long_as_it_may_live() -> None:
    life = limit("run.expiry").maximum or 0

    assert life - max(pauses()) <= sum(pauses()) <= life


def test_whoever_stops_looking_does_not_wait_again(slept: list[float]) -> None:
    for _ in looks("run run_1"):
        break

    assert slept == [0]


def test_patience_has_an_end(slept: list[float]) -> None:
    with pytest.raises(RunEndedOtherwise, match="run run_1 was waited for during 600 seconds"):
        list(looks("run run_1"))

    assert slept == list(pauses())


def test_the_awaited_twin_waits_as_long(slept: list[float]) -> None:
    with pytest.raises(RunEndedOtherwise, match="run run_1 was waited for during 600 seconds"):
        asyncio.run(all_looks())

    assert slept == list(pauses())


def test_without_an_event_loop_of_asyncio_the_other_library_sleeps(slept: list[float]) -> None:
    with pytest.raises(RunEndedOtherwise):
        driven(all_looks())

    assert slept == list(pauses())
