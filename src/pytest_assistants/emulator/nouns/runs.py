"""Runs under way: list, retrieve, modify, cancel, and the outputs of the tools they called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.contract.lifecycle import RUN_STATES, WAITING
from pytest_assistants.emulator.exchange import metadata, pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import openings
from pytest_assistants.emulator.running import (
    default_replies,
    events,
    life,
    run_states,
    steps,
    turns,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.exchange.streams import Stream
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World
    from pytest_assistants.emulator.replies import Reply
    from pytest_assistants.emulator.running.turns import Happening

_STOPS, _WAITS, _QUEUED = "cancelling", "requires_action", "queued"


def list_(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/runs``."""
    thread = openings.find(call, world)
    records = [life.glance(run, call, world) for run in life.on_thread(thread.id, world)]
    page = pages.cut(records, call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: run_states.render(record, call))


def retrieve(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/runs/{run_id}``: each time it is one state further."""
    return run_states.render(life.look(life.find(call, world), call, world), call)


def modify(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}/runs/{run_id}``: only the metadata, and not while it works."""
    run = life.started(life.find(call, world), world)
    if run.fields["status"] in WAITING[run_states.OBJECT]:
        raise RequestRefused("run.modify", found=run.fields["status"])
    if "metadata" in call.body:
        kept = metadata.kept(call.body["metadata"], call)
        run = world.store.update(run, {"metadata": kept})
    return run_states.render(run, call)


def cancel(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}/runs/{run_id}/cancel``; the next look finds it cancelled."""
    run = life.started(life.find(call, world), world)
    if _STOPS not in RUN_STATES[run.fields["status"]]:
        raise RequestRefused("run.cancel", found=run.fields["status"])
    return run_states.render(run_states.moved(run, world, _STOPS), call)


def submit_tool_outputs(call: Call, world: World) -> Json | Stream:
    """``POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs``, for all calls at once."""
    run = life.started(life.find(call, world), world)
    if run.fields["status"] != _WAITS:
        raise RequestRefused("run.outputs.status", found=run.fields["status"])
    sent = {each["tool_call_id"]: each.get("output") or "" for each in call.body["tool_outputs"]}
    _require_all(run, sent)
    step = _noted(run, sent, call, world)
    changes = {
        run_states.SPENT: usage.summed(run.fields[run_states.SPENT], step.fields["usage"]),
        run_states.REPLY: _next_reply(run, sent, world),
    }
    queued = run_states.moved(run, world, _QUEUED, **changes)
    if not call.body.get("stream"):
        return run_states.render(queued, call)
    return events.told(_told(step, queued, call, world), call)


def _told(step: Record, run: Record, call: Call, world: World) -> Iterator[Happening]:
    yield turns.happened(steps.OBJECT, step)
    yield from life.whole_turn(run, call, world)


def _require_all(run: Record, sent: dict[str, str]) -> None:
    expected = [each["id"] for each in _calls(run)]
    if {*expected} != {*sent}:
        raise RequestRefused("run.outputs.ids", expected=expected, found=[*sent])


def _calls(run: Record) -> list[Json]:
    called: list[Json] = run.fields[run_states.ACTION]["submit_tool_outputs"]["tool_calls"]
    return called


def _noted(run: Record, sent: dict[str, str], call: Call, world: World) -> Record:
    """The step that called the tools, ended, with what they gave; a seeded run may have none."""
    calls = [
        {**each, "function": {**each["function"], "output": sent[each["id"]]}}
        for each in _calls(run)
    ]
    details = {"type": steps.TOOLS, steps.TOOLS: calls}
    opened = steps.opened(run, world) or steps.begin(run, steps.TOOLS, calls, call, world)
    spent = usage.summed(opened.fields[steps.SPENT], None)
    return steps.end(opened, world, "completed", step_details=details, usage=spent)


def _next_reply(run: Record, sent: dict[str, str], world: World) -> Reply:
    written: Reply | None = run.fields[run_states.REPLY]
    if written is not None and written.text is not None:
        return replace(written, tool_calls=())
    following = world.replies.take(run.fields["assistant_id"])
    return following or default_replies.after_outputs(run, [*sent.values()])
