"""The SDK's own helpers: they poll, stream, hand in and upload on their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import application  # type: ignore[import-not-found]  # it stands beside this file
import pytest
from openai import AssistantEventHandler, AsyncAssistantEventHandler

pytestmark = pytest.mark.assistants

Keep = Callable[[object], None]
Listen = Callable[..., Any]
COUNT: Any = {"type": "function", "function": {"name": "count", "parameters": {"type": "object"}}}
DEMANDED: Any = {"tools": [COUNT], "tool_choice": "required"}
QUESTION: Any = {"role": "user", "content": "How many are seven? ⅞ “Ä” 😀"}
ABSENT = "the SDK has none"


class Heard(AssistantEventHandler):
    """What a stream told: the names of its events, its text, the run as it was last."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []
        self.text = ""
        self.run: Any = None

    def on_event(self, event: Any) -> None:
        self.events.append(event.event)
        if event.event.startswith("thread.run.") and "step" not in event.event:
            self.run = event.data

    def on_text_delta(self, delta: Any, snapshot: Any) -> None:  # noqa: ARG002 - the SDK's signature
        self.text += delta.value or ""


class HeardAsync(AsyncAssistantEventHandler):
    """The same, awaited."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []
        self.text = ""
        self.run: Any = None

    async def on_event(self, event: Any) -> None:
        self.events.append(event.event)
        if event.event.startswith("thread.run.") and "step" not in event.event:
            self.run = event.data

    async def on_text_delta(self, delta: Any, snapshot: Any) -> None:  # noqa: ARG002 - the SDK's signature
        self.text += delta.value or ""


def listen(stream: Callable[..., Any], **options: Any) -> Heard:
    """Listen to a stream until it is done."""
    heard = Heard()
    with stream(**options, event_handler=heard) as events:
        events.until_done()
    return heard


async def listen_async(stream: Callable[..., Any], **options: Any) -> HeardAsync:
    """The same, awaited."""
    heard = HeardAsync()
    async with stream(**options, event_handler=heard) as events:
        await events.until_done()
    return heard


def begin(client: Any) -> application.Flow:
    """An assistant and a thread with a question; their ids."""
    assistant = yield client.beta.assistants.create(model=application.MODEL)
    thread = yield client.beta.threads.create(messages=[QUESTION])
    return {"assistant_id": assistant.id, "thread_id": thread.id}


def poll(client: Any, listen: Listen) -> application.Flow:  # noqa: ARG001 - every flow is called alike
    """A run polled to its end, its steps, its answer."""
    runs, ids = client.beta.threads.runs, (yield from begin(client))
    run = yield runs.create_and_poll(**ids)
    steps = yield runs.steps.list(run.id, thread_id=run.thread_id)
    step = yield runs.steps.retrieve(steps.data[0].id, thread_id=run.thread_id, run_id=run.id)
    answer = yield client.beta.threads.messages.list(run.thread_id, order="desc", limit=1)
    both = yield client.beta.threads.create_and_run_poll(
        assistant_id=ids["assistant_id"], thread={"messages": [QUESTION]}
    )
    told = [application.plain(each) for each in (run, *steps.data, *answer.data, both)]
    assert (run.status, step.id, both.status) == ("completed", steps.data[0].id, "completed")
    return told


def call_tools(client: Any, listen: Listen) -> application.Flow:  # noqa: ARG001 - every flow is called alike
    """A run that wants a function called; its outputs handed in and polled."""
    runs, ids = client.beta.threads.runs, (yield from begin(client))
    run = yield runs.create_and_poll(**ids, **DEMANDED)
    outputs = _outputs(run)
    done = yield runs.submit_tool_outputs_and_poll(
        run_id=run.id, thread_id=run.thread_id, tool_outputs=outputs
    )
    assert (run.status, done.status, len(outputs)) == ("requires_action", "completed", 1)
    return [application.plain(each) for each in (run, done)]


def cancel(client: Any, listen: Listen) -> application.Flow:  # noqa: ARG001 - every flow is called alike
    """A run called off, and polled until it has stopped."""
    runs, ids = client.beta.threads.runs, (yield from begin(client))
    run = yield runs.create(**ids)
    called_off = yield runs.cancel(run.id, thread_id=run.thread_id)
    stopped = yield runs.poll(run.id, thread_id=run.thread_id)
    assert (called_off.status, stopped.status) == ("cancelling", "cancelled")
    return [application.plain(each) for each in (run, called_off, stopped)]


def stream(client: Any, listen: Listen) -> application.Flow:
    """A run heard event by event, through a function's call."""
    runs, ids = client.beta.threads.runs, (yield from begin(client))
    start = getattr(runs, "stream", None) or runs.create_and_stream
    first = yield listen(start, **ids, **DEMANDED)
    second = yield listen(
        runs.submit_tool_outputs_stream,
        thread_id=ids["thread_id"],
        run_id=first.run.id,
        tool_outputs=_outputs(first.run),
    )
    answer = yield client.beta.threads.messages.list(ids["thread_id"], order="desc", limit=1)
    both = yield listen(
        client.beta.threads.create_and_run_stream,
        assistant_id=ids["assistant_id"],
        thread={"messages": [QUESTION]},
    )
    assert (first.run.status, second.run.status) == ("requires_action", "completed")
    assert answer.data[0].content[0].text.value == second.text
    return [each for heard in (first, second, both) for each in (heard.events, heard.text)]


def store(client: Any, listen: Listen) -> application.Flow:  # noqa: ARG001 - every flow is called alike
    """A vector store filled by a file and by a batch, searched, and its file read again."""
    api = getattr(client, "vector_stores", None) or getattr(client.beta, "vector_stores", None)
    if api is None:
        return ABSENT
    made = yield api.create(name="handbook")
    page = ("returns.md", b"Parcels may be returned within thirty days.\n")
    file = yield api.files.upload_and_poll(vector_store_id=made.id, file=page)
    rest: Any = [("hours.md", b"Open from nine to five.\n"), ("price.md", b"Ten.\n")]
    batch = yield api.file_batches.upload_and_poll(made.id, files=rest)
    listed = yield api.files.list(made.id, order="asc")
    content = yield client.files.content(file.id)
    assistant = yield client.beta.assistants.create(
        model=application.MODEL,
        tools=[{"type": "file_search"}],
        tool_resources={"file_search": {"vector_store_ids": [made.id]}},
    )
    question: Any = {"role": "user", "content": "When may parcels be returned?"}
    run = yield client.beta.threads.create_and_run_poll(
        assistant_id=assistant.id, thread={"messages": [question]}
    )
    answer = yield client.beta.threads.messages.list(run.thread_id, limit=1)
    said = answer.data[0].content[0].text
    assert (file.status, batch.status, run.status) == ("completed",) * 3
    assert content.read() == page[1]
    assert [note.file_citation.file_id for note in said.annotations] == [file.id]
    return [application.plain(each) for each in (made, file, batch, run, said)] + [len(listed.data)]


def _outputs(run: Any) -> list[Any]:
    calls = run.required_action.submit_tool_outputs.tool_calls
    return [{"tool_call_id": call.id, "output": "seven"} for call in calls]


FLOWS = {"poll": poll, "tools": call_tools, "cancel": cancel, "stream": stream, "store": store}
every_flow = pytest.mark.parametrize("flow", FLOWS)
every_client = pytest.mark.parametrize("client", ["azure", "openai"])


@every_flow
@every_client
def test_sync(client: str, flow: str, outcome: Keep) -> None:
    outcome(application.run(FLOWS[flow](application.CLIENTS[client], listen)))


@every_flow
@every_client
def test_async(client: str, flow: str, outcome: Keep) -> None:
    conversation = FLOWS[flow](application.ASYNC_CLIENTS[client], listen_async)
    outcome(asyncio.run(application.run_async(conversation)))
