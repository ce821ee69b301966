"""Files attached to messages: they become resources of the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator.keeping import attachments, holdings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.world import World

_PARAM = "messages[0].attachments"
_CODE, _SEARCH = "code_interpreter", "file_search"


def require(messages: Sequence[Mapping[str, Any]], world: World) -> None:
    """Check that the files attached to messages exist.

    Raises:
        RequestRefused: one does not, or was uploaded for another purpose.
    """
    for tool in (_CODE, _SEARCH):
        attachments.require(world.store, _files(messages, tool), param=_PARAM)
    named = [file_id for message in messages for file_id in message.get("file_ids") or []]
    attachments.require(world.store, named, param="file_ids")


def joined(
    resources: Json, messages: Sequence[Mapping[str, Any]], call: Call, world: World
) -> Json:
    """The thread's resources and what its messages add: files, and a store if it has none."""
    code, search = _files(messages, _CODE), _files(messages, _SEARCH)
    result = dict(resources)
    if code:
        given = resources.get(_CODE, {}).get("file_ids", [])
        result[_CODE] = {"file_ids": [*given, *code]}
    if search:
        result[_SEARCH] = {"vector_store_ids": [_searched(search, resources, call, world)]}
    return result


def _searched(file_ids: Sequence[str], resources: Json, call: Call, world: World) -> str:
    held = resources.get(_SEARCH, {}).get("vector_store_ids")
    if not held:
        return holdings.create({"file_ids": file_ids}, call, world, param=_PARAM).id
    for file_id in file_ids:
        holdings.put(file_id, {}, world, store_id=held[0])
    store_id: str = held[0]
    return store_id


def _files(messages: Sequence[Mapping[str, Any]], tool: str) -> list[str]:
    attached = (each for message in messages for each in message.get("attachments") or [])
    return list(dict.fromkeys(each["file_id"] for each in attached if tool in _tools(each)))


def _tools(attachment: Mapping[str, Any]) -> list[str]:
    return [tool["type"] for tool in attachment.get("tools") or []]
