"""Runs begin: on a thread that is there, or on one that is made for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.events import CREATED
from pytest_assistants.emulator.exchange import metadata
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments, openings, posts
from pytest_assistants.emulator.running import events, life, run_states
from pytest_assistants.emulator.running.turns import Happening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.exchange.streams import Stream
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

_TAKEN = ("model", "instructions", "tools", "temperature", "top_p", "response_format")
_SAID = (
    "max_completion_tokens",
    "max_prompt_tokens",
    "tool_choice",
    "parallel_tool_calls",
    "reasoning_effort",
)
_NUMBERS = ("temperature", "top_p")


def create(call: Call, world: World) -> Json | Stream:
    """``POST /threads/{thread_id}/runs``, with more messages first if some are sent."""
    thread = openings.find(call, world)
    assistant = _assistant(call, world)
    running = life.active(thread.id, world)
    if running is not None:
        raise RequestRefused("run.active", thread=thread.id, run=running.id)
    messages = call.body.get("additional_messages") or []
    wanted = _fields(assistant, call, world)
    _require_something(thread, messages, wanted, call, world)
    openings.post(thread, messages, call, world)
    return _answer(_make(thread, wanted, call, world), call, world)


def create_and_run(call: Call, world: World) -> Json | Stream:
    """``POST /threads/runs``: a thread, its messages, and a run on it."""
    assistant = _assistant(call, world)
    sent = {**(call.body.get("thread") or {})}
    if call.body.get("tool_resources") is not None:
        sent["tool_resources"] = call.body["tool_resources"]
    wanted = _fields(assistant, call, world)
    _require_something(None, sent.get("messages") or [], wanted, call, world)
    thread = openings.open_(sent, call, world)
    made = _make(thread, wanted, call, world)
    return _answer(made, call, world, Happening(f"{openings.KIND}.{CREATED}", thread))


def _answer(run: Record, call: Call, world: World, *before: Happening) -> Json | Stream:
    if not call.body.get("stream"):
        return run_states.render(run, call)
    return events.told([*before, *_told(run, call, world)], call)


def _told(run: Record, call: Call, world: World) -> Iterator[Happening]:
    yield Happening(f"{run_states.OBJECT}.{CREATED}", run)
    yield from life.whole_turn(run, call, world)


def _make(thread: Record, wanted: Json, call: Call, world: World) -> Record:
    kept = {
        **run_states.DEFAULTS,
        **wanted,
        "expires_at": life.expiry(world),
        run_states.REPLY: world.replies.take(wanted["assistant_id"]),
    }
    return world.make(run_states.KIND, kept, dialect=call.dialect, parent=thread.id)


def _fields(assistant: Record, call: Call, world: World) -> Json:
    """What a run takes from its assistant, unless the body says otherwise."""
    sent = {name: value for name, value in call.body.items() if value is not None}
    taken = {name: sent.get(name, assistant.fields[name]) for name in _TAKEN}
    taken["file_ids"] = attachments.attached(world.store, assistant.id)
    if sent.get("additional_instructions"):
        both = (taken["instructions"], sent["additional_instructions"])
        taken["instructions"] = "\n".join(each for each in both if each)
    for name in _NUMBERS:
        # A seeded assistant may have none, as those of reasoning models have at the service.
        taken[name] = None if taken[name] is None else float(taken[name])
    taken.update({name: sent[name] for name in _SAID if name in sent})
    if "truncation_strategy" in sent:
        default = run_states.DEFAULTS["truncation_strategy"]
        taken["truncation_strategy"] = {**default, **sent["truncation_strategy"]}
    kept = metadata.kept(sent.get("metadata"), call)
    return {**taken, "assistant_id": assistant.id, "metadata": kept}


def _require_something(
    thread: Record | None, messages: list[Mapping[str, Any]], wanted: Json, call: Call, world: World
) -> None:
    # The first generation was seen to start such runs all the same.
    if wanted["instructions"] or not call.newest:
        return
    held = world.store.select(posts.KIND, parent=thread.id) if thread else []
    roles = [message.fields["role"] for message in held] + [each["role"] for each in messages]
    if "user" not in roles:
        raise RequestRefused("run.empty")


def _assistant(call: Call, world: World) -> Record:
    record = world.store.find("assistant", call.body["assistant_id"])
    if record is None:
        raise RequestRefused("assistant.unknown", id=call.body["assistant_id"])
    return record
