"""What a test may look at: copies of the objects an emulator holds."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from pytest_assistants.emulator import assistants, attachments, files, threads, tool_resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.calls import Json
    from pytest_assistants.emulator.store import Record
    from pytest_assistants.emulator.world import World

_PARENTS: Mapping[str, str] = {attachments.KIND: "assistant_id", threads.MESSAGE: "thread_id"}
KINDS = (
    assistants.KIND,
    attachments.KIND,
    files.KIND,
    threads.KIND,
    threads.MESSAGE,
    tool_resources.VECTOR_STORE,
)


def objects(world: World, kind: str) -> list[Json]:
    """Copies of all objects of a kind, oldest first, with every field that is kept.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"there are no objects of the kind {kind!r}; the kinds are {KINDS}")
    with world.store.lock:
        return [_object(record, world) for record in world.store.everywhere(kind)]


def _object(record: Record, world: World) -> Json:
    parent = _PARENTS.get(record.kind)
    head = {"id": record.id, "object": record.kind, "created_at": record.created_at}
    shown = {**head, **deepcopy(dict(record.fields))}
    if parent is not None:
        shown[parent] = record.parent
    if record.kind == assistants.KIND:
        shown["file_ids"] = attachments.attached(world.store, record.id)
    return shown
