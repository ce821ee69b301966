"""Puts objects with given ids into the store, as if they had been made before the test began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator import assistants, attachments, files, threads, tool_resources
from pytest_assistants.emulator.store import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.world import World

_DEFAULTS: Mapping[str, Mapping[str, object]] = {
    assistants.KIND: assistants.DEFAULTS,
    attachments.KIND: {},
    files.KIND: files.DEFAULTS,
    threads.KIND: threads.DEFAULTS,
    tool_resources.VECTOR_STORE: {},
}
_OWN = frozenset({"id", "object", "created_at", "assistant_id", "content"})
_ATTACHED = "file_ids"


def seed(world: World, kind: str, given: Mapping[str, Any]) -> None:
    """Put one object into the store; fields left out have the service's defaults.

    Args:
        world: Where to.
        kind: The object's kind: ``assistant``, ``assistant.file``, ``file``, ``thread`` or
            ``vector_store``.
        given: The object as the API would answer it: ``id`` is required, ``created_at`` is now
            unless given; an assistant's ``file_ids`` are attached, a file's ``content`` (bytes) is
            what its download answers.

    Raises:
        ValueError: an unknown kind, or no id.
    """
    if kind not in _DEFAULTS:
        raise ValueError(f"cannot seed a {kind!r}; the kinds are {', '.join(_DEFAULTS)}")
    if not given.get("id"):
        raise ValueError(f"a seeded {kind} needs an id")
    with world.store.lock:
        world.store.add(_record(world, kind, given))
        for file_id in given.get(_ATTACHED) or () if kind == assistants.KIND else ():
            attached = {"id": file_id, "assistant_id": given["id"]}
            world.store.add(_record(world, attachments.KIND, attached))


def _record(world: World, kind: str, given: Mapping[str, Any]) -> Record:
    content = bytes(given.get("content", b""))
    size = {"bytes": len(content)} if kind == files.KIND else {}
    own = _OWN | {_ATTACHED} if kind == assistants.KIND else _OWN
    sent = {name: value for name, value in given.items() if name not in own}
    return Record(
        kind,
        given["id"],
        given.get("created_at", world.clock.now),
        {**_DEFAULTS[kind], **size, **sent},
        given.get("assistant_id", ""),
        content,
    )
