"""Files attached to a thread's first messages: they become resources of the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator import attachments, tool_resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_assistants.emulator.calls import Call, Json
    from pytest_assistants.emulator.world import World

_PARAM = "messages[0].attachments"
_CODE, _SEARCH = "code_interpreter", "file_search"


def require(messages: Sequence[Mapping[str, Any]], world: World) -> None:
    """Check that the files attached to messages exist.

    Raises:
        RequestRefused: one does not, or was uploaded for another purpose.
    """
    for tool in (_CODE, _SEARCH):
        attachments.require(world.store, _files(messages, tool), param=_PARAM)


def joined(
    resources: Json, messages: Sequence[Mapping[str, Any]], call: Call, world: World
) -> Json:
    """The thread's resources and what its messages add: files, or a store unless one is given."""
    code, search = _files(messages, _CODE), _files(messages, _SEARCH)
    result = dict(resources)
    if code:
        given = resources.get(_CODE, {}).get("file_ids", [])
        result[_CODE] = {"file_ids": [*given, *code]}
    if search and _SEARCH not in resources:
        result[_SEARCH] = {"vector_store_ids": [tool_resources.vector_store(search, call, world)]}
    return result


def _files(messages: Sequence[Mapping[str, Any]], tool: str) -> list[str]:
    attached = (each for message in messages for each in message.get("attachments") or [])
    return list(dict.fromkeys(each["file_id"] for each in attached if tool in _tools(each)))


def _tools(attachment: Mapping[str, Any]) -> Iterator[str]:
    # The contract looks no deeper than the attachment itself.
    tools = attachment.get("tools")
    for tool in tools if isinstance(tools, list) else []:
        if isinstance(tool, dict) and isinstance(attachment.get("file_id"), str):
            yield str(tool.get("type"))
