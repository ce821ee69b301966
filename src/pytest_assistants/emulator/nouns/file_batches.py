"""Batches of files for a vector store: create, retrieve, cancel, list their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.lifecycle import FILE_BATCH_STATES
from pytest_assistants.emulator.exchange import pages
from pytest_assistants.emulator.keeping import attachments, holdings, store_views

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.world import World

_STOPS = "cancelling"


def create(call: Call, world: World) -> Json:
    """``POST /vector_stores/{vector_store_id}/file_batches``."""
    store, file_ids = store_views.find(call, world), list(dict.fromkeys(call.body["file_ids"]))
    attachments.require(world.store, file_ids, param="file_ids")
    holdings.touched(store, world)
    begun = {"status": next(iter(FILE_BATCH_STATES))}
    batch = world.make(holdings.BATCH, begun, dialect=call.dialect, parent=store.id)
    holdings.put_all(file_ids, call.body, world, store_id=store.id, batch=batch.id)
    return store_views.render_batch(batch, call, world)


def retrieve(call: Call, world: World) -> Json:
    """``GET /vector_stores/{vector_store_id}/file_batches/{batch_id}``."""
    store_views.looked_at(call, world)
    return store_views.render_batch(store_views.batch(call, world), call, world)


def cancel(call: Call, world: World) -> Json:
    """``POST …/file_batches/{batch_id}/cancel``: what is not taken in yet never is.

    A batch that has ended is answered as it is.
    """
    batch = store_views.batch(call, world)
    if _STOPS in FILE_BATCH_STATES[batch.fields["status"]]:
        batch = world.store.update(batch, {"status": _STOPS})
        holdings.stop(store_views.files_of(batch, world), world)
    return store_views.render_batch(batch, call, world)


def list_files(call: Call, world: World) -> Json:
    """``GET …/file_batches/{batch_id}/files``; ``filter`` leaves those of one status."""
    store_views.looked_at(call, world)
    wanted = call.query.get("filter")
    records = [
        record
        for record in store_views.files_of(store_views.batch(call, world), world)
        if wanted in {None, record.fields["status"]}
    ]
    page = pages.cut(records, call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: store_views.render_file(record, call, in_batch=True))
