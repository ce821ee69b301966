"""Lawful event streams, made of objects that the tables make."""

from __future__ import annotations

import json
from typing import Any

from tests.contract.samples import full_object

from pytest_assistants import wire
from pytest_assistants.event_stream import CONTENT_TYPE, ServerEvent, render

AZURE = "https://res.openai.azure.com/openai"
VERSION = "?api-version=2024-05-01-preview"
PATHS = {
    "runs.create": "/threads/thread_1/runs",
    "threads.create_and_run": "/threads/runs",
    "runs.submit_tool_outputs": "/threads/thread_1/runs/run_1/submit_tool_outputs",
}
BODIES = {
    "runs.create": {"assistant_id": "asst_1", "stream": True},
    "threads.create_and_run": {"assistant_id": "asst_1", "stream": True},
    "runs.submit_tool_outputs": {"tool_outputs": [{"tool_call_id": "call_1"}], "stream": True},
}
DONE = ServerEvent("done", "[DONE]")


def event(name: str, **fields: Any) -> ServerEvent:
    """An event and its object: of the state in its name, of the first one where it is created."""
    kind, _, moment = name.rpartition(".")
    if moment == "delta":
        return ServerEvent(name, json.dumps({**full_object(name), **fields}))
    made = full_object(kind) | fields
    if moment != "created":
        made["status"] = moment
    return ServerEvent(name, json.dumps(made))


def run(moment: str, **fields: Any) -> ServerEvent:
    """An event of the run."""
    return event(f"thread.run.{moment}", id="run_1", **fields)


def step(moment: str, number: int = 1, **fields: Any) -> ServerEvent:
    """An event of a step that writes the message of its number."""
    details = {"type": "message_creation", "message_creation": {"message_id": f"msg_{number}"}}
    fields = {"type": "message_creation", "step_details": details} | fields
    return event(f"thread.run.step.{moment}", id=f"step_{number}", **fields)


def calling(moment: str, *texts: str, number: int = 2) -> ServerEvent:
    """An event of a step that calls a function with these arguments."""
    arguments = {"name": "add", "arguments": "".join(texts)}
    call = {"index": 0, "id": "call_1", "type": "function", "function": arguments}
    details = {"type": "tool_calls", "tool_calls": [call] if texts else []}
    if moment == "delta":
        delta = {"step_details": details}
        return event("thread.run.step.delta", id=f"step_{number}", delta=delta)
    return step(moment, number, type="tool_calls", step_details=details)


def message(moment: str, text: str = "", number: int = 1) -> ServerEvent:
    """An event of a message; with its text once it is whole."""
    content = [{"type": "text", "text": {"value": text, "annotations": []}}] if text else []
    return event(f"thread.message.{moment}", id=f"msg_{number}", content=content)


def piece(text: str, number: int = 1) -> ServerEvent:
    """A piece of a message."""
    delta = {"content": [{"index": 0, "type": "text", "text": {"value": text}}]}
    return event("thread.message.delta", id=f"msg_{number}", delta=delta)


def required(*texts: str) -> dict[str, Any]:
    """What a run waits for."""
    call = {"name": "add", "arguments": "".join(texts)}
    calls = [{"id": "call_1", "type": "function", "function": call}]
    return {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": calls}}


BEGUN = [run("created"), run("queued"), run("in_progress")]
WRITING = [
    step("created"),
    step("in_progress"),
    message("created"),
    message("in_progress"),
    piece("Hel"),
    piece("lo "),
    piece("you"),
    message("completed", "Hello you"),
    step("completed"),
]
CALLING = [
    calling("created"),
    calling("in_progress"),
    calling("delta", '{"a":'),
    calling("delta", " 3}"),
    run("requires_action", required_action=required('{"a":', " 3}")),
]
STREAMS: dict[str, tuple[str, list[ServerEvent]]] = {
    "answered": ("runs.create", [*BEGUN, *WRITING, run("completed"), DONE]),
    "calling": ("runs.create", [*BEGUN, *CALLING, DONE]),
    "resumed": (
        "runs.submit_tool_outputs",
        [
            calling("completed", '{"a": 3}'),
            run("queued"),
            run("in_progress"),
            *WRITING,
            run("completed"),
            DONE,
        ],
    ),
    "with its thread": (
        "threads.create_and_run",
        [
            ServerEvent("thread.created", json.dumps(full_object("thread"))),
            *BEGUN,
            *WRITING,
            run("completed"),
            DONE,
        ],
    ),
    "failed": ("runs.create", [*BEGUN, run("failed"), DONE]),
}
"""Streams that keep the contract, by name: the operation that answers them, and their events."""


def interaction(operation: str, events: list[ServerEvent] | bytes) -> wire.Interaction:
    """A request for a stream, and the stream."""
    body = events if isinstance(events, bytes) else render(events)
    return wire.Interaction(
        wire.Request(
            "POST",
            f"{AZURE}{PATHS[operation]}{VERSION}",
            (("content-type", "application/json"),),
            json.dumps(BODIES[operation]).encode(),
        ),
        wire.Response(200, (("content-type", f"{CONTENT_TYPE}; charset=utf-8"),), body),
    )
