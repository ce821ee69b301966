"""The files of a vector store, one by one: create, list, retrieve, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments, holdings, store_views

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World


def create(call: Call, world: World) -> Json:
    """``POST /vector_stores/{vector_store_id}/files``: put an uploaded file into the store."""
    store, file_id = store_views.find(call, world), call.body["file_id"]
    attachments.require(world.store, [file_id], param="file_id")
    holdings.touched(store, world)
    return store_views.render_file(holdings.put(file_id, call.body, world, store_id=store.id), call)


def list_(call: Call, world: World) -> Json:
    """``GET /vector_stores/{vector_store_id}/files``; ``filter`` leaves those of one status."""
    store = store_views.looked_at(call, world)
    wanted = call.query.get("filter")
    records = [
        record
        for record in world.store.select(holdings.FILE, parent=store.id)
        if wanted in {None, record.fields["status"]}
    ]
    page = pages.cut(records, call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: store_views.render_file(record, call))


def retrieve(call: Call, world: World) -> Json:
    """``GET /vector_stores/{vector_store_id}/files/{file_id}``."""
    store_views.looked_at(call, world)
    return store_views.render_file(_find(call, world), call)


def delete(call: Call, world: World) -> Json:
    """``DELETE /vector_stores/{vector_store_id}/files/{file_id}``; the file itself stays."""
    record = _find(call, world)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}


def _find(call: Call, world: World) -> Record:
    store, file_id = store_views.find(call, world), call.ids["file_id"]
    record = world.store.find(holdings.FILE, file_id, parent=store.id)
    if record is None:
        raise RequestRefused("vector_store_file.unknown", id=file_id, store=store.id)
    return record
