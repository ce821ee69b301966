"""Messages: create, list, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator import life, metadata, openings, pages, posts
from pytest_assistants.emulator.error_responses import RequestRefused

if TYPE_CHECKING:
    from pytest_assistants.emulator.calls import Call, Json
    from pytest_assistants.emulator.store import Record
    from pytest_assistants.emulator.world import World


def create(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}/messages``; refused while a run is active there."""
    thread = _thread(call, world)
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
    return posts.render(_find(call, world), call)


def modify(call: Call, world: World) -> Json:
    """``POST /threads/{thread_id}/messages/{message_id}``: only the metadata.

    The second generation answers this one message as the first did: with ``file_ids``.
    """
    record = _find(call, world)
    if "metadata" in call.body:
        kept = metadata.kept(call.body["metadata"], call)
        record = world.store.update(record, {"metadata": kept})
    return posts.render(record, call, modified=call.observed)


def delete(call: Call, world: World) -> Json:
    """``DELETE /threads/{thread_id}/messages/{message_id}``."""
    record = _find(call, world)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}


def _settled(call: Call, world: World) -> Record:
    thread = _thread(call, world)
    for run in life.on_thread(thread.id, world):
        life.settle(run, call, world)
    return thread


def _thread(call: Call, world: World) -> Record:
    record = world.store.find(openings.KIND, call.ids["thread_id"])
    if record is None:
        raise RequestRefused("thread.unknown", id=call.ids["thread_id"])
    return record


def _find(call: Call, world: World) -> Record:
    thread = _thread(call, world)
    record = world.store.find(posts.KIND, call.ids["message_id"], parent=thread.id)
    if record is None:
        raise RequestRefused("message.unknown", id=call.ids["message_id"])
    return record
