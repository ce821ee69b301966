"""Threads: create, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator import fields, message_files, metadata, tool_resources
from pytest_assistants.emulator.error_responses import RequestRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.calls import Call, Json
    from pytest_assistants.emulator.store import Record
    from pytest_assistants.emulator.world import World

KIND = "thread"
DEFAULTS: Mapping[str, Any] = {"metadata": {}, "tool_resources": {}}
"""What a thread has that was created with nothing, in the order the service answers."""
MESSAGE = "message"


def create(call: Call, world: World) -> Json:
    """``POST /threads``; the body may be missing, empty, or hold the first messages."""
    messages = call.body.get("messages") or []
    message_files.require(messages, world)
    kept = {**DEFAULTS, **_changes(call, world)}
    kept["tool_resources"] = message_files.joined(kept["tool_resources"], messages, call, world)
    record = world.make(KIND, kept, dialect=call.dialect)
    for message in messages:
        world.make(MESSAGE, message, dialect=call.dialect, parent=record.id)
    return render(record, call)


def retrieve(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}``."""
    shown = render(_find(call, world), call)
    if call.observed and "tool_resources" in shown:
        shown["tool_resources"] = tool_resources.of_thread(shown["tool_resources"], call)
    return shown


def modify(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}``: what is left out stays, null clears."""
    record = _find(call, world)
    return render(world.store.update(record, _changes(call, world, before=record)), call)


def delete(call: Call, world: World) -> Json:
    """``DELETE /threads/{thread_id}``, with its messages."""
    record = _find(call, world)
    for message in world.store.select(MESSAGE, parent=record.id):
        world.store.remove(message)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}


def render(record: Record, call: Call) -> Json:
    """The thread object, in the shape of the call's generation and profile."""
    head = {"id": record.id, "object": KIND, "created_at": record.created_at}
    return fields.shown({**head, **record.fields}, KIND, call)


def _find(call: Call, world: World) -> Record:
    record = world.store.find(KIND, call.ids["thread_id"])
    if record is None:
        raise RequestRefused("thread.unknown", id=call.ids["thread_id"])
    return record


def _changes(call: Call, world: World, before: Record | None = None) -> Json:
    changes: Json = {}
    if "metadata" in call.body:
        changes["metadata"] = metadata.kept(call.body["metadata"], call)
    if "tool_resources" in call.body:
        changes["tool_resources"] = tool_resources.changed(call, world, before)
    return changes
