"""Runs and files that are waited for in every way; in replay each wait would take an hour."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import application  # type: ignore[import-not-found]  # it stands beside this file
import pytest

pytestmark = pytest.mark.assistants(validate="off")

Keep = Callable[[object], None]
SECONDS = float(os.environ.get("PAUSE", "3600"))
MILLISECONDS = int(SECONDS * 1000)
MORE = int(os.environ.get("MORE_POLLS", "3"))
ASSISTANT = "asst_Xk3QpLmN0vB7rT5yW2zA9c"
OUTPUTS: Any = [{"tool_call_id": "call_abc", "output": "1"}]
WAITING = ("queued", "in_progress")


def _by_module(seconds: float) -> None:
    time.sleep(seconds)


def _by_name(seconds: float) -> None:
    sleep(seconds)


every_pause = pytest.mark.parametrize("pause", [_by_module, _by_name])


def _client() -> Any:
    return application.CLIENTS["azure"]


def test_helpers(outcome: Keep) -> None:
    runs, seen = _client().beta.threads.runs, []
    thread = _client().beta.threads.create().id
    run = runs.create_and_poll(
        thread_id=thread, assistant_id=ASSISTANT, poll_interval_ms=MILLISECONDS
    )
    seen.append(run.status)
    run = runs.submit_tool_outputs_and_poll(
        thread_id=thread, run_id=run.id, tool_outputs=OUTPUTS, poll_interval_ms=MILLISECONDS
    )
    outcome([*seen, run.status])


def test_helpers_async(outcome: Keep) -> None:
    client = application.ASYNC_CLIENTS["azure"]

    async def flow() -> list[Any]:
        runs, seen = client.beta.threads.runs, []
        thread = (await client.beta.threads.create()).id
        run = await runs.create_and_poll(
            thread_id=thread, assistant_id=ASSISTANT, poll_interval_ms=MILLISECONDS
        )
        seen.append(run.status)
        run = await runs.submit_tool_outputs_and_poll(
            thread_id=thread, run_id=run.id, tool_outputs=OUTPUTS, poll_interval_ms=MILLISECONDS
        )
        return [*seen, run.status]

    outcome(asyncio.run(flow()))


def _waited(run: Any, pause: Callable[[float], None]) -> Any:
    while run.status in WAITING:
        pause(SECONDS)
        run = _client().beta.threads.runs.retrieve(run.id, thread_id=THREAD)
    for _ in range(MORE):
        again = _client().beta.threads.runs.retrieve(run.id, thread_id=THREAD)
        assert again.status == run.status
    return run


THREAD = "thread_Xk3QpLmN0vB7rT5yW2zA9c"


def _conversation(pause: Callable[[float], None]) -> list[Any]:
    runs = _client().beta.threads.runs
    asked = _waited(runs.create(thread_id=THREAD, assistant_id=ASSISTANT), pause)
    submitted = runs.submit_tool_outputs(asked.id, thread_id=THREAD, tool_outputs=OUTPUTS)
    return [asked.status, submitted.status, _waited(submitted, pause).status]


@every_pause
def test_a_plain_loop(pause: Callable[[float], None], outcome: Keep) -> None:
    outcome(_conversation(pause))


def test_runs_in_threads(outcome: Keep) -> None:
    with ThreadPoolExecutor(4) as pool:
        outcome(list(pool.map(_conversation, [_by_module, _by_name] * 2)))


def test_runs_in_tasks(outcome: Keep) -> None:
    runs = application.ASYNC_CLIENTS["azure"].beta.threads.runs

    async def waited(run: Any) -> Any:
        while run.status in WAITING:
            await asyncio.sleep(SECONDS)
            run = await runs.retrieve(run.id, thread_id=THREAD)
        for _ in range(MORE):
            assert (await runs.retrieve(run.id, thread_id=THREAD)).status == run.status
        return run

    async def conversation() -> list[Any]:
        asked = await waited(await runs.create(thread_id=THREAD, assistant_id=ASSISTANT))
        submitted = await runs.submit_tool_outputs(asked.id, thread_id=THREAD, tool_outputs=OUTPUTS)
        return [asked.status, (await waited(submitted)).status]

    async def together() -> list[Any]:
        return list(await asyncio.gather(*(conversation() for _ in range(4))))

    outcome(asyncio.run(together()))


def test_a_file(outcome: Keep) -> None:
    files = _client().files
    made = files.create(file=("a.txt", b"text"), purpose="assistants")
    outcome(files.wait_for_processing(made.id, poll_interval=SECONDS).status)


def test_a_file_async(outcome: Keep) -> None:
    files = application.ASYNC_CLIENTS["azure"].files

    async def flow() -> Any:
        made = await files.create(file=("a.txt", b"text"), purpose="assistants")
        return (await files.wait_for_processing(made.id, poll_interval=SECONDS)).status

    outcome(asyncio.run(flow()))


def test_a_stream(outcome: Keep) -> None:
    create = _client().beta.threads.runs.create
    with create(thread_id=THREAD, assistant_id=ASSISTANT, stream=True) as events:
        outcome([_told(event) for event in events])


def test_a_stream_async(outcome: Keep) -> None:
    create = application.ASYNC_CLIENTS["azure"].beta.threads.runs.create

    async def flow() -> list[Any]:
        async with await create(thread_id=THREAD, assistant_id=ASSISTANT, stream=True) as events:
            return [_told(event) async for event in events]

    outcome(asyncio.run(flow()))


def test_a_stream_that_is_left(outcome: Keep) -> None:
    most = int(os.environ.get("MOST_EVENTS", "99"))
    create = _client().beta.threads.runs.create
    seen: list[Any] = []
    with create(thread_id=THREAD, assistant_id=ASSISTANT, stream=True) as events:
        for event in events:
            seen.append(_told(event))
            if len(seen) == most:
                break
    outcome(len(seen))


def test_a_stream_with_a_handler(outcome: Keep) -> None:
    runs = _client().beta.threads.runs
    stream = getattr(runs, "stream", None) or runs.create_and_stream
    with stream(thread_id=THREAD, assistant_id=ASSISTANT) as events:
        outcome([*events.text_deltas])


def _told(event: Any) -> list[Any]:
    delta = getattr(event.data, "delta", None)
    return [event.event, delta.content[0].text.value if delta else _status(event)]


def _status(event: Any) -> Any:
    return getattr(event.data, "status", None)
