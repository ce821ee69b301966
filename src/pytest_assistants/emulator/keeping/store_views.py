"""How vector stores, their files and their batches are found and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import fields
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import holdings

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

BATCH = "vector_store.file_batch"
_OF_THE_FILE_ALONE = ("usage_bytes", "chunking_strategy", "attributes")


def find(call: Call, world: World) -> Record:
    """The vector store that a call's path names.

    Raises:
        RequestRefused: there is none.
    """
    store_id = call.ids["vector_store_id"]
    record = world.store.find(holdings.STORE, store_id)
    if record is None:
        raise RequestRefused("vector_store.missing", id=store_id)
    return record


def looked_at(call: Call, world: World) -> Record:
    """The vector store that a call's path names, its files taken in by now.

    Raises:
        RequestRefused: there is none.
    """
    record = find(call, world)
    holdings.settle(record.id, world)
    return record


def batch(call: Call, world: World) -> Record:
    """The batch that a call's path names.

    Raises:
        RequestRefused: there is no such vector store, or no such batch in it.
    """
    store, batch_id = find(call, world), call.ids["batch_id"]
    record = world.store.find(holdings.BATCH, batch_id, parent=store.id)
    if record is None:
        raise RequestRefused("file_batch.unknown", id=batch_id, store=store.id)
    return record


def render(record: Record, call: Call, world: World) -> Json:
    """The vector store object, with what its files come to."""
    files = world.store.select(holdings.FILE, parent=record.id)
    kept = record.fields
    full: Json = {
        "id": record.id,
        "object": holdings.STORE,
        "name": kept["name"],
        "description": kept["description"],
        "status": holdings.state(record, world),
        "usage_bytes": sum(file.fields["usage_bytes"] for file in files),
        "created_at": record.created_at,
        "file_counts": holdings.counts(files),
        "metadata": kept["metadata"],
        "expires_after": kept["expires_after"],
        "expires_at": kept["expires_at"],
        "last_active_at": kept["last_active_at"],
    }
    return fields.shown(full, holdings.STORE, call)


def render_file(record: Record, call: Call, *, in_batch: bool = False) -> Json:
    """The vector store file object; in the list of a batch it says less."""
    full = {
        "id": record.id,
        "object": holdings.FILE,
        "created_at": record.created_at,
        "vector_store_id": record.parent,
        **record.fields,
    }
    hidden = _OF_THE_FILE_ALONE if in_batch else ()
    kept = {name: value for name, value in full.items() if name not in hidden}
    return fields.shown(kept, holdings.FILE, call)


def render_batch(record: Record, call: Call, world: World) -> Json:
    """The file batch object, with what its files come to."""
    full = {
        "id": record.id,
        "object": BATCH,
        "created_at": record.created_at,
        "status": record.fields["status"],
        "vector_store_id": record.parent,
        "file_counts": holdings.counts(files_of(record, world)),
    }
    return fields.shown(full, BATCH, call)


def files_of(record: Record, world: World) -> list[Record]:
    """The files of a batch that are in its vector store still."""
    files = world.store.select(holdings.FILE, parent=record.parent)
    return [file for file in files if file.fields["_batch"] == record.id]
