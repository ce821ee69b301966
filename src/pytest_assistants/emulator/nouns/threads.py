"""Threads: create, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.keeping import openings, posts, tool_resources
from pytest_assistants.emulator.running import run_states, steps

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.world import World


def create(call: Call, world: World) -> Json:
    """``POST /threads``; the body may be missing, empty, or hold the first messages."""
    return openings.render(openings.open_(call.body, call, world), call)


def retrieve(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}``."""
    shown = openings.render(openings.find(call, world), call)
    if call.observed and "tool_resources" in shown:
        shown["tool_resources"] = tool_resources.of_thread(shown["tool_resources"], call)
    return shown


def modify(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}``: what is left out stays, null clears."""
    record = openings.find(call, world)
    changes = openings.changes(call.body, call, world, before=record)
    return openings.render(world.store.update(record, changes), call)


def delete(call: Call, world: World) -> Json:
    """``DELETE /threads/{thread_id}``, with its messages and its runs."""
    record = openings.find(call, world)
    for run in world.store.select(run_states.KIND, parent=record.id):
        world.store.remove_all(steps.KIND, parent=run.id)
    world.store.remove_all(run_states.KIND, parent=record.id)
    world.store.remove_all(posts.KIND, parent=record.id)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}
