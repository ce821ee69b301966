"""Messages: create, list, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import metadata, pages
from pytest_assistants.emulator.keeping import openings, posts
from pytest_assistants.emulator.running import life

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World


def create(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}/messages``; refused while a run is active there."""
    thread = openings.find(call, world)
    life.require_unlocked(thread.id, world)
    openings.post(thread, [call.body], call, world)
    return posts.render(world.store.select(posts.KIND, parent=thread.id)[-1], call)


def list_(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/messages``; with ``run_id`` only the messages of that run.

    Who reads messages has waited for them: runs go on as far as they get by themselves.
    """
    thread = _settled(call, world)
    wanted = call.query.get("run_id")
    records = [
        record
        for record in world.store.select(posts.KIND, parent=thread.id)
        if wanted in {None, record.fields["run_id"]}
    ]
    page = pages.cut(records, call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: posts.render(record, call))


def retrieve(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/messages/{message_id}``."""
    _settled(call, world)
    return posts.render(openings.find_message(call, world), call)


def modify(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}/messages/{message_id}``: only the metadata.

    The second generation answers this one message as the first did: with ``file_ids``.
    """
    record = openings.find_message(call, world)
    if "metadata" in call.body:
        kept = metadata.kept(call.body["metadata"], call)
        record = world.store.update(record, {"metadata": kept})
    return posts.render(record, call, modified=call.observed)


def delete(call: Call, world: World) -> Json:
    """``DELETE /threads/{thread_id}/messages/{message_id}``."""
    record = openings.find_message(call, world)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}


def _settled(call: Call, world: World) -> Record:
    thread = openings.find(call, world)
    for run in life.on_thread(thread.id, world):
        life.settle(run, call, world)
    return thread
