"""Vector stores: create, list, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import metadata, pages
from pytest_assistants.emulator.keeping import holdings, store_views

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.world import World


def create(call: Call, world: World) -> Json:
    """``POST /vector_stores``; the body may be empty, or name files."""
    record = holdings.create(call.body, call, world, param="file_ids")
    return store_views.render(record, call, world)


def list_(call: Call, world: World) -> Json:
    """``GET /vector_stores``."""
    records = world.store.select(holdings.STORE)
    for record in records:
        holdings.settle(record.id, world)
    page = pages.cut(records, call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: store_views.render(record, call, world))


def retrieve(call: Call, world: World) -> Json:
    """``GET /vector_stores/{vector_store_id}``."""
    return store_views.render(store_views.looked_at(call, world), call, world)


def modify(call: Call, world: World) -> Json:
    """``POST /vector_stores/{vector_store_id}``: what is left out stays, null clears."""
    record = store_views.find(call, world)
    changes: Json = {
        name: call.body[name] for name in ("name", "expires_after") if name in call.body
    }
    if "metadata" in call.body:
        changes["metadata"] = metadata.kept(call.body["metadata"], call)
    return store_views.render(holdings.touched(record, world, **changes), call, world)


def delete(call: Call, world: World) -> Json:
    """``DELETE /vector_stores/{vector_store_id}``; the files themselves stay."""
    record = store_views.find(call, world)
    world.store.remove_all(holdings.FILE, parent=record.id)
    world.store.remove_all(holdings.BATCH, parent=record.id)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}
