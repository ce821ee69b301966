"""Puts objects with given ids into the store, as if they had been made before the test began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import RUN_STATES, is_final
from pytest_assistants.emulator.kinds import Kind, kind_named
from pytest_assistants.emulator.memory.store import Record
from pytest_assistants.emulator.nouns import files
from pytest_assistants.emulator.running import life, run_states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Json
    from pytest_assistants.emulator.memory.world import World

_HEAD = frozenset({"id", "object", "created_at"})
_MEMBERS = "file_ids"
_CONTENT = "content"


def seed(world: World, name: str, given: Mapping[str, Any]) -> None:
    """Put one object into the store; fields left out have the service's defaults.

    Args:
        world: Where to.
        name: The object's kind: ``assistant``, ``assistant.file``, ``file``, ``thread``,
            ``message``, ``run``, ``step``, ``vector_store``, ``vector_store.file`` or
            ``file_batch``.
        given: The object as the API would answer it: ``id`` is required, ``created_at`` is now
            unless given; the ``file_ids`` of an assistant are attached, those of a vector store
            lie in it, a file's ``content`` (bytes) is what its download answers. A run that has
            not ended yet gets its full time from now on.

    Raises:
        ValueError: an unknown kind, or no id.
    """
    kind = kind_named(name)
    if not given.get("id"):
        raise ValueError(f"a seeded {kind.name} needs an id")
    with world.store.lock:
        world.store.add(_record(world, kind, given))
        for file_id in given.get(_MEMBERS) or () if kind.members else ():
            member = kind_named(kind.members)
            seeded = {"id": file_id, member.parent: given["id"]}
            world.store.add(_record(world, member, seeded))


def _record(world: World, kind: Kind, given: Mapping[str, Any]) -> Record:
    of_file = kind.name == files.KIND
    content = bytes(given.get(_CONTENT, b"")) if of_file else b""
    own = _HEAD | {kind.parent} | ({_CONTENT} if of_file else set())
    own |= {_MEMBERS} if kind.members else set()
    sent = {name: value for name, value in given.items() if name not in own}
    created_at = given.get("created_at", world.clock.now)
    told = {"bytes": len(content)} if of_file else {}
    if kind.name == run_states.KIND:
        told = run_states.lived(given.get("status", ""), created_at)
        sent |= _time_left(given, world)
    kept = {**kind.defaults, **told, **sent}
    return Record(kind.name, given["id"], created_at, kept, given.get(kind.parent, ""), content)


def _time_left(run: Mapping[str, Any], world: World) -> Json:
    ended = is_final(RUN_STATES, run.get("status", ""))
    return {} if ended else {"expires_at": life.expiry(world)}
