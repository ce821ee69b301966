"""Whether one waits is told apart by thread and by task, until the next exchange."""

from __future__ import annotations

import asyncio
import gc
import threading

from pytest_assistants.cassette.patience import Patience


def test_nobody_waits_at_first() -> None:
    assert Patience().track() is None


def test_a_thread_waits_until_its_next_exchange_and_no_other_thread_does() -> None:
    patience, others = Patience(), list[object]()
    patience.note("track")
    thread = threading.Thread(target=lambda: others.append(patience.track()))
    thread.start()
    thread.join()
    assert others == [None]
    assert [patience.track(), patience.track()] == ["track", "track"]
    patience.note(None)
    assert patience.track() is None


def test_a_task_waits_and_neither_another_task_nor_its_thread_does() -> None:
    patience = Patience()
    patience.note("thread's")

    async def poll(track: str) -> object:
        before = patience.track()
        patience.note(track)
        await asyncio.sleep(0)
        return before, patience.track()

    async def together() -> list[object]:
        return [*await asyncio.gather(poll("a"), poll("b")), patience.track()]

    assert asyncio.run(together()) == [(None, "a"), (None, "b"), None]
    assert patience.track() == "thread's"


def test_a_task_that_is_over_is_forgotten() -> None:
    patience = Patience()

    async def poll() -> None:
        patience.note("track")

    asyncio.run(poll())
    gc.collect()
    assert len(patience._tasks()) == 0
