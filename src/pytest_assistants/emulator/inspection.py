"""What a test may look at: copies of the objects an emulator holds."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from pytest_assistants.emulator.kinds import Kind, kind_named

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World


def objects(world: World, name: str) -> list[Json]:
    """Copies of all objects of a kind, oldest first, with every field that is kept.

    Raises:
        ValueError: there is no such kind.
    """
    kind = kind_named(name)
    with world.store.lock:
        return [_object(record, kind, world) for record in world.store.everywhere(kind.name)]


def _object(record: Record, kind: Kind, world: World) -> Json:
    head = {"id": record.id, "object": kind.object, "created_at": record.created_at}
    kept = {name: value for name, value in record.fields.items() if not name.startswith("_")}
    shown = {**head, **deepcopy(kept)}
    if kind.parent:
        shown[kind.parent] = record.parent
    if kind.members:
        members = world.store.select(kind.members, parent=record.id)
        shown["file_ids"] = [member.id for member in members]
    return shown
