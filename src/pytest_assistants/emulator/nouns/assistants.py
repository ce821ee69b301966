"""Assistants: create, list, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import fields, metadata, pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments, tool_resources, tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

KIND = "assistant"
DEFAULTS: Mapping[str, object] = {
    "name": None,
    "description": None,
    "model": "",
    "instructions": None,
    "tools": [],
    "top_p": 1.0,
    "temperature": 1.0,
    "reasoning_effort": None,
    "tool_resources": {},
    "metadata": {},
    "response_format": "auto",
}
"""What an assistant has that was created with nothing, in the order the service answers."""
_NUMBERS = {"temperature", "top_p"}


def create(call: Call, world: World) -> Json:
    """``POST /assistants``."""
    attachments.require(world.store, call.body.get("file_ids") or [], param="file_ids")
    kept = {**DEFAULTS, **_changes(call, world)}
    record = world.make(KIND, kept, dialect=call.dialect)
    _attach(record, call, world)
    return render(record, call, world)


def list_(call: Call, world: World) -> Json:
    """``GET /assistants``."""
    page = pages.cut(world.store.select(KIND), call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: render(record, call, world))


def retrieve(call: Call, world: World) -> Json:
    """``GET /assistants/{assistant_id}``."""
    return render(_find(call, world), call, world)


def modify(call: Call, world: World) -> Json:
    """``POST /assistants/{assistant_id}``: what is left out stays, null clears.

    A file id missing from ``file_ids`` is detached.
    """
    record = _find(call, world)
    new = set(call.body.get("file_ids") or []) - set(attachments.attached(world.store, record.id))
    attachments.require(world.store, sorted(new), param="file_ids")
    changed = world.store.update(record, _changes(call, world, before=record))
    _attach(changed, call, world)
    return render(changed, call, world)


def delete(call: Call, world: World) -> Json:
    """``DELETE /assistants/{assistant_id}``; its files are detached, not deleted."""
    record = _find(call, world)
    attachments.replace(world, record.id, [])
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}


def render(record: Record, call: Call, world: World) -> Json:
    """The assistant object, in the shape of the call's generation and profile."""
    used = tools.echoed(record.fields["tools"], call)
    resources = tool_resources.of_tools(record.fields["tool_resources"], used)
    full: Json = {
        "id": record.id,
        "object": KIND,
        "created_at": record.created_at,
        **record.fields,
        "tools": used,
        "file_ids": attachments.attached(world.store, record.id),
        "tool_resources": resources,
    }
    return fields.shown(full, KIND, call)


def _find(call: Call, world: World) -> Record:
    record = world.store.find(KIND, call.ids["assistant_id"])
    if record is None:
        raise RequestRefused("assistant.unknown", id=call.ids["assistant_id"])
    return record


def _changes(call: Call, world: World, before: Record | None = None) -> Json:
    sent = {name: value for name, value in call.body.items() if name in DEFAULTS}
    changes: Json = {
        name: DEFAULTS[name] if value is None else value for name, value in sent.items()
    }
    for name in _NUMBERS & changes.keys():
        changes[name] = float(changes[name])
    if "metadata" in sent:
        changes["metadata"] = metadata.kept(sent["metadata"], call)
    if "tool_resources" in sent:
        changes["tool_resources"] = tool_resources.changed(
            sent["tool_resources"], call, world, before=before
        )
    return changes


def _attach(record: Record, call: Call, world: World) -> None:
    if "file_ids" in call.body:
        attachments.replace(world, record.id, call.body["file_ids"] or [])
