"""How often something is looked at, and how long between two looks."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import anyio
import pytest

from pytest_assistants.contract.limits import limit
from pytest_assistants.errors import RunEndedOtherwise
from pytest_assistants.factories.patience import async_waited_for, pauses, waited_for

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


def never(_value: object) -> bool:
    return False


async def looked_again(value: int) -> int:
    return value + 1


async def all_looks() -> int:
    return await async_waited_for(0, over=never, again=looked_again, what="run run_1")


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


def test_what_is_over_is_waited_for_no_longer(slept: list[float]) -> None:
    found = waited_for(1, over=lambda seen: seen > 2, again=lambda seen: seen + 1, what="x")

    assert (found, slept) == (3, list(pauses())[:2])


def test_patience_has_an_end(slept: list[float]) -> None:
    with pytest.raises(RunEndedOtherwise, match="run run_1 was waited for during 600 seconds"):
        waited_for(0, over=never, again=lambda seen: seen + 1, what="run run_1")

    assert slept == list(pauses())


def test_the_awaited_twin_waits_as_long(slept: list[float]) -> None:
    with pytest.raises(RunEndedOtherwise, match="run run_1 was waited for during 600 seconds"):
        asyncio.run(all_looks())

    assert slept == list(pauses())


def test_without_an_event_loop_of_asyncio_the_other_library_sleeps(slept: list[float]) -> None:
    with pytest.raises(RunEndedOtherwise):
        driven(all_looks())

    assert slept == list(pauses())


def test_the_awaited_twin_stops_as_soon(slept: list[float]) -> None:
    found = async_waited_for(1, over=lambda seen: seen > 1, again=looked_again, what="x")

    assert (asyncio.run(found), slept) == (2, [0.0])
