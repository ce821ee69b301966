"""What the SDK does by itself where something goes wrong: how often it tries, and how it ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from openai import AsyncAzureOpenAI, AzureOpenAI

if TYPE_CHECKING:
    from collections.abc import Callable

# As the page names them, and as they are ordered.
REFUSALS: dict[str, dict[str, object]] = {
    "status=400": {"status": 400},
    "status=401": {"status": 401},
    "status=403": {"status": 403},
    "status=404": {"status": 404},
    "status=408": {"status": 408},
    "status=409": {"status": 409},
    "status=429": {"status": 429},
    "status=429, retry_after=2": {"status": 429, "retry_after": 2},
    "status=429, retry_after=120": {"status": 429, "retry_after": 120},
    "status=500": {"status": 500},
    "status=503": {"status": 503},
    "breaks='timeout'": {"breaks": "timeout"},
    "breaks='reset'": {"breaks": "reset"},
    "breaks='closed'": {"breaks": "closed"},
    "malformed=True": {"malformed": True},
}
CUTS: dict[str, dict[str, object]] = {
    "cut=3": {"cut": 3},
    "cut=3, breaks='reset'": {"cut": 3, "breaks": "reset"},
    "cut=3, breaks='timeout'": {"cut": 3, "breaks": "timeout"},
    "cut=3, quiet=True": {"cut": 3, "quiet": True},
}
HELLO: Any = [{"role": "user", "content": "Hello"}]


def told(faults: Any, error: Exception | None) -> str:
    """``2 retries, RateLimitError``; and what the verdict holds against it."""
    retries = faults.struck - 1
    ending = type(error).__name__ if error is not None else "no error"
    told = f"{retries} retr{'y' if retries == 1 else 'ies'}, {ending}"
    found = {str(one.code) for one in faults.verdict}
    return f"{told} ({', '.join(sorted(found))})" if found else told


def ends(call: Callable[[], object]) -> Exception | None:
    try:
        call()
    except Exception as error:  # noqa: BLE001 - which one is what is measured
        return error
    return None


@pytest.mark.parametrize("case", REFUSALS)
def test_sync(case: str, assistants_faults: Any, outcome: Callable[[object], None]) -> None:
    assistants_faults.add("threads.create", times=99, **REFUSALS[case])
    error = ends(AzureOpenAI().beta.threads.create)
    outcome([case, told(assistants_faults, error)])


@pytest.mark.parametrize("case", REFUSALS)
def test_async(case: str, assistants_faults: Any, outcome: Callable[[object], None]) -> None:
    async def create() -> None:
        await AsyncAzureOpenAI().beta.threads.create()

    assistants_faults.add("threads.create", times=99, **REFUSALS[case])
    error = ends(lambda: asyncio.run(create()))
    outcome([case, told(assistants_faults, error)])


@pytest.mark.parametrize("case", CUTS)
def test_sync_stream(case: str, assistants_faults: Any, outcome: Callable[[object], None]) -> None:
    client = AzureOpenAI()
    assistant = client.beta.assistants.create(model="gpt-4o")
    thread = client.beta.threads.create(messages=HELLO)
    assistants_faults.add("runs.create", times=99, **CUTS[case])

    def read() -> None:
        for _ in client.beta.threads.runs.create(
            thread_id=thread.id, assistant_id=assistant.id, stream=True
        ):
            pass

    error = ends(read)
    client.beta.threads.delete(thread.id)
    client.beta.assistants.delete(assistant.id)
    outcome([case, told(assistants_faults, error)])


@pytest.mark.parametrize("case", CUTS)
def test_async_stream(case: str, assistants_faults: Any, outcome: Callable[[object], None]) -> None:
    async def talk() -> Exception | None:
        client = AsyncAzureOpenAI()
        assistant = await client.beta.assistants.create(model="gpt-4o")
        thread = await client.beta.threads.create(messages=HELLO)
        assistants_faults.add("runs.create", times=99, **CUTS[case])
        error = None
        try:
            async for _ in await client.beta.threads.runs.create(
                thread_id=thread.id, assistant_id=assistant.id, stream=True
            ):
                pass
        except Exception as raised:  # noqa: BLE001 - which one is what is measured
            error = raised
        await client.beta.threads.delete(thread.id)
        await client.beta.assistants.delete(assistant.id)
        return error

    error = asyncio.run(talk())
    outcome([case, told(assistants_faults, error)])
