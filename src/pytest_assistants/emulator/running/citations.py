"""Which files a run can search, and where a text cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.searching import CITED
from pytest_assistants.emulator.running import retrieval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.emulator.exchange.calls import Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

_ANY = "source"
_SEARCH = "file_search"


def store_ids(run: Record, world: World) -> list[str]:
    """The vector stores of a run's assistant and of its thread, none if it has no file search."""
    if not any(tool["type"] == _SEARCH for tool in run.fields["tools"]):
        return []
    owners = (
        world.store.find("assistant", run.fields["assistant_id"]),
        world.store.find("thread", run.parent),
    )
    named = [each for owner in owners if owner is not None for each in _named(owner)]
    return list(dict.fromkeys(named))


def marks(text: str, store_ids: Sequence[str], world: World) -> list[Json]:
    """The annotations of a text: a citation for each mark that names a file it could search.

    The name ``source`` stands for the first file. Indices count characters.
    """
    names: dict[str, str] = {}
    for file in retrieval.files(store_ids, world):
        names.setdefault(file.fields["filename"], file.id)
        names.setdefault(_ANY, file.id)
    return [
        {
            "type": "file_citation",
            "text": found[0],
            "start_index": found.start(),
            "end_index": found.end(),
            "file_citation": {"file_id": names[found["name"]]},
        }
        for found in CITED.finditer(text)
        if found["name"] in names
    ]


def _named(owner: Record) -> list[str]:
    search = owner.fields["tool_resources"].get(_SEARCH) or {}
    ids: list[str] = search.get("vector_store_ids") or []
    return ids
