"""What tools may use: sent as files and vector stores, kept and answered as their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments, holdings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

_CODE_FILES = "tool_resources.code_interpreter.file_ids"
_STORE_FILES = "tool_resources.file_search.vector_stores[0].file_ids"
_EMPTY: Mapping[str, Json] = {
    "code_interpreter": {"file_ids": []},
    "file_search": {"vector_store_ids": []},
}


def kept(sent: Mapping[str, Any] | None, call: Call, world: World) -> Json:
    """What an object keeps of the resources sent; vector stores asked for inline are made.

    Raises:
        RequestRefused: a file or a vector store does not exist, or a file was uploaded for
            another purpose.
    """
    resources = {tool: dict(value) for tool, value in (sent or {}).items() if value is not None}
    code = resources.get("code_interpreter", {})
    attachments.require(world.store, code.get("file_ids", []), param=_CODE_FILES)
    search = resources.get("file_search", {})
    stores = search.pop("vector_stores", [])
    if stores:
        search["vector_store_ids"] = [_store(each, call, world) for each in stores]
    for store_id in search.get("vector_store_ids") or ():
        if world.store.find(holdings.STORE, store_id) is None:
            raise RequestRefused("vector_store.unknown", id=store_id)
    return resources


def changed(
    sent: Mapping[str, Any] | None, call: Call, world: World, *, before: Record | None
) -> Json:
    """What an object keeps after the call: null clears, a tool left out stays as it was.

    Raises:
        RequestRefused: as ``kept``.
    """
    new = kept(sent, call, world)
    return new if before is None or sent is None else {**before.fields["tool_resources"], **new}


def of_tools(resources: Json, tools: Sequence[Mapping[str, object]]) -> Json:
    """The resources with an empty entry for each tool that could use some and has none."""
    used = [str(tool.get("type")) for tool in tools]
    empty = {name: _EMPTY[name] for name in _EMPTY if name in used}
    return {**empty, **resources}


def of_thread(resources: Json, call: Call) -> Json:
    """The resources as a thread's retrieval shows them: with entries that nobody set.

    Seen on api.openai.com and, with the second entry, on 2025-03-01-preview; the answers to create
    and modify leave both out.
    """
    seen: Json = {"code_interpreter": _EMPTY["code_interpreter"]}
    if call.dialect == "azure":
        seen["azure_ai_search"] = {"indexes": []}
    return {**seen, **resources}


def _store(sent: Mapping[str, Any], call: Call, world: World) -> str:
    return holdings.create(sent, call, world, param=_STORE_FILES).id
