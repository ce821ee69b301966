"""The clock orders what one scheduler cannot swap; tasks of a loop and threads it cannot."""

from __future__ import annotations

import asyncio
import sys
import threading

import pytest
import trio

from pytest_assistants.cassette.tracks.strands import HOME, Strand, current_strand


@pytest.mark.parametrize(
    ("one", "other", "ordered"),
    [
        (HOME, HOME, True),
        (Strand(0, 1, 1), Strand(0, 1, 1), True),
        (Strand(0, 1, 1), Strand(0, 1, 2), False),
        (Strand(0, 1, 1), Strand(0, 2, 2), True),
        (HOME, Strand(0, 1, 1), True),
        (HOME, Strand(7), True),
        (Strand(7), Strand(8), False),
        (Strand(7, 1, 1), Strand(8, 2, 2), False),
    ],
)
def test_the_clock_orders_what_no_scheduler_can_swap(
    one: Strand, other: Strand, *, ordered: bool
) -> None:
    assert one.keeps_time_with(other) is ordered
    assert other.keeps_time_with(one) is ordered


def test_the_tracks_own_thread_outside_of_a_loop_is_home() -> None:
    assert current_strand(home=threading.get_ident()) == HOME


def test_another_thread_is_a_strand_of_its_own() -> None:
    assert current_strand(home=0) == Strand(threading.get_ident())


def test_each_task_is_a_strand_of_its_own_within_its_loop() -> None:
    async def here() -> Strand:
        return current_strand(home=threading.get_ident())

    async def both() -> tuple[Strand, Strand]:
        first, second = await asyncio.gather(here(), here())
        return first, second

    first, second = asyncio.run(both())
    assert (first.thread, first.loop) == (second.thread, second.loop)
    assert first.task != second.task
    assert first.loop != 0


def test_a_loop_that_runs_no_task_is_no_strand() -> None:
    loop, found = asyncio.new_event_loop(), []
    loop.call_soon(lambda: found.append(current_strand(home=threading.get_ident())))
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()
    assert found == [HOME]


def test_each_task_of_trio_is_one_too() -> None:
    found: list[Strand] = []

    async def here() -> None:
        found.append(current_strand(home=threading.get_ident()))

    async def both() -> None:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(here)
            nursery.start_soon(here)

    trio.run(both)
    first, second = found
    assert not first.keeps_time_with(second)
    assert first.loop == second.loop != 0
    assert first.task != second.task
    assert current_strand(home=threading.get_ident()) == HOME


def test_trio_need_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "trio")
    assert current_strand(home=threading.get_ident()) == HOME
