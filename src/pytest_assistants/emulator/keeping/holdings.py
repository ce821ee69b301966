"""What vector stores hold: files that are taken in at the next look, alone or in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import (
    FILE_BATCH_STATES,
    VECTOR_STORE_FILE_STATES,
    WAITING,
)
from pytest_assistants.contract.outcomes import UNSUPPORTED_FILE
from pytest_assistants.contract.searching import DEFAULT_CHUNKING, SEARCHABLE_EXTENSIONS
from pytest_assistants.contract.vocabularies import STORE_FILE_FILTERS, names_of
from pytest_assistants.emulator.exchange import metadata
from pytest_assistants.emulator.keeping import attachments
from pytest_assistants.emulator.memory.store import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Store
    from pytest_assistants.emulator.memory.world import World

STORE, FILE, BATCH = "vector_store", "vector_store.file", "file_batch"
EXPIRED = "expired"
DEFAULTS: Mapping[str, Any] = {
    "name": None,
    "description": None,
    "metadata": {},
    "expires_after": None,
    "expires_at": None,
    "last_active_at": None,
}
"""What a vector store has that was created with nothing."""
FILE_DEFAULTS: Mapping[str, Any] = {
    "usage_bytes": 0,
    "status": "completed",
    "last_error": None,
    "chunking_strategy": {"type": "static", "static": dict(DEFAULT_CHUNKING)},
    "attributes": {},
    "_batch": "",
}
"""What a file of a vector store has of which nothing is known."""
BATCH_DEFAULTS: Mapping[str, Any] = {"status": "completed"}
_BEGUN = next(iter(VECTOR_STORE_FILE_STATES))
_KINDS = names_of(STORE_FILE_FILTERS)
_DAY = 24 * 60 * 60
_ENDINGS = frozenset(names_of(SEARCHABLE_EXTENSIONS))


def create(sent: Mapping[str, Any], call: Call, world: World, *, param: str) -> Record:
    """A new vector store over the files asked for.

    Raises:
        RequestRefused: a file does not exist, or was uploaded for another purpose.
    """
    file_ids = list(dict.fromkeys(sent.get("file_ids") or []))
    attachments.require(world.store, file_ids, param=param)
    given = {name: sent.get(name) for name in ("name", "description", "expires_after")}
    kept = {**DEFAULTS, **given, "metadata": metadata.kept(sent.get("metadata"), call)}
    record = touched(world.make(STORE, kept, dialect=call.dialect), world)
    put_all(file_ids, sent, world, store_id=record.id)
    return record


def put_all(
    file_ids: Iterable[str],
    sent: Mapping[str, Any],
    world: World,
    *,
    store_id: str,
    batch: str = "",
) -> None:
    """Put files into a vector store by name and content: clients name them as uploads complete."""

    def rank(file_id: str) -> tuple[str, bytes]:
        file = world.store.find("file", file_id)
        return (file.fields["filename"], file.content) if file else ("", b"")

    for file_id in sorted(file_ids, key=rank):
        put(file_id, sent, world, store_id=store_id, batch=batch)


def put(
    file_id: str, sent: Mapping[str, Any], world: World, *, store_id: str, batch: str = ""
) -> Record:
    """Put a file into a vector store; it is taken in at the next look."""
    chunking = sent.get("chunking_strategy") or {}
    kept = {
        **FILE_DEFAULTS,
        "status": _BEGUN,
        "attributes": sent.get("attributes") or {},
        **({"chunking_strategy": chunking} if chunking.get("static") else {}),
        "_batch": batch,
    }
    return world.store.add(Record(FILE, file_id, world.clock.now, kept, parent=store_id))


def touched(record: Record, world: World, **changes: object) -> Record:
    """The store, active now; when it expires counts from here."""
    after = {**record.fields, **changes}.get("expires_after")
    now = world.clock.now
    moments = {"last_active_at": now, "expires_at": now + after["days"] * _DAY if after else None}
    return world.store.update(record, {**changes, **moments})


def settle(store_id: str, world: World) -> None:
    """Let a store's files be taken in, and its batches end: time has passed since they began."""
    for file in world.store.select(FILE, parent=store_id):
        if file.fields["status"] in WAITING[FILE]:
            world.store.update(file, _taken_in(file, world))
    for batch in world.store.select(BATCH, parent=store_id):
        if batch.fields["status"] in WAITING["vector_store.file_batch"]:
            cancelled = batch.fields["status"] != next(iter(FILE_BATCH_STATES))
            world.store.update(batch, {"status": "cancelled" if cancelled else "completed"})


def stop(files: Iterable[Record], world: World) -> None:
    """Leave out those of the files that are not taken in yet."""
    for file in files:
        if file.fields["status"] in WAITING[FILE]:
            world.store.update(file, {"status": "cancelled"})


def counts(files: Iterable[Record]) -> dict[str, int]:
    """How many files are in which state, and how many there are."""
    states = [file.fields["status"] for file in files]
    return {**{name: states.count(name) for name in _KINDS}, "total": len(states)}


def is_expired(record: Record, world: World) -> bool:
    """Whether a store's time is over."""
    moment = record.fields["expires_at"]
    return moment is not None and world.clock.now >= moment


def state(record: Record, world: World) -> str:
    """The state of a vector store: that of its files, until it expires."""
    if is_expired(record, world):
        return EXPIRED
    files = world.store.select(FILE, parent=record.id)
    return _BEGUN if any(each.fields["status"] == _BEGUN for each in files) else "completed"


def take_out(store: Store, file_id: str) -> None:
    """Take a file out of every vector store."""
    for record in store.everywhere(FILE):
        if record.id == file_id:
            store.remove(record)


def _taken_in(record: Record, world: World) -> Json:
    file = world.store.find("file", record.id)
    if file is None or not _readable(file):
        return {"status": "failed", "last_error": UNSUPPORTED_FILE.last_error}
    return {"status": "completed", "usage_bytes": len(file.content)}


def _readable(file: Record) -> bool:
    _, dot, ending = file.fields["filename"].rpartition(".")
    return not dot or ending.lower() in _ENDINGS
