"""What an exchange made or unmade, read from the operations table; pure.

An operation makes something that can be unmade if the table has a DELETE one segment below it:
``POST /threads`` and ``DELETE /threads/{thread_id}``. The path of what hangs inside something names
it, so deleting a thread ends whatever is on the ledger with that ``thread_id``. A thread may come
with a run, and a vector store with a thread or an assistant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pytest_assistants import wire
from pytest_assistants.contract import operations
from pytest_assistants.event_stream import objects_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.contract.operations import Located, Operation

Ids = frozenset[tuple[str, str]]

GONE = frozenset({404, 410})
"""The statuses that say a thing is not there (any more)."""

# A thread that is made together with its run is unmade as a thread.
_COLLECTIONS = {"threads.create_and_run": "/threads"}
_IDS = {"threads.create_and_run": "thread_id"}
_SEARCH = ("tool_resources", "file_search")
_STORE_UNDO = operations.operation("vector_stores.delete")
_UNDOES = {
    row.path.rpartition("/")[0]: row for row in operations.OPERATIONS if row.method == "DELETE"
}
"""What deletes a thing, by the path that its kind is made at."""


@dataclass(frozen=True, slots=True)
class Creation:
    """A thing that was made: what and where, without any credential.

    Attributes:
        kind: its ``object``: ``assistant``, ``thread``, ``thread.message``, ``vector_store`` ...
        id: its id as the service gave it.
        origin: scheme, host and port of the service.
        path: the path that a DELETE unmakes it at, the endpoint's prefix included.
        api_version: the api-version it was made with, if any.
        ids: the path's ids by name, its own included.
    """

    kind: str
    id: str
    origin: str
    path: str
    api_version: str | None
    ids: Ids

    def inside(self, other: Creation) -> bool:
        """Whether it hangs inside the other thing and ends with it."""
        return self.origin == other.origin and self.path.startswith(f"{other.path}/")


@dataclass(frozen=True, slots=True)
class Deletion:
    """A thing that is no longer there."""

    origin: str
    ids: Ids

    def ends(self, creation: Creation) -> bool:
        """Whether that thing, or what it hangs inside, is meant."""
        return self.origin == creation.origin and self.ids <= creation.ids


def making(request: wire.Request) -> str | None:
    """The ``object`` that the request makes, if that can be unmade."""
    located = operations.locate(request.method, request.path)
    undo = _undo_of(located.operation) if located else None
    return _kind_of(undo) if undo else None


def creations(interaction: wire.Interaction) -> tuple[Creation, ...]:
    """What the exchange made that can be unmade: the thing asked for, and what came with it."""
    request = interaction.request
    located = operations.locate(request.method, request.path)
    if located is None or request.method != "POST" or not interaction.response.ok:
        return ()
    answered = list(objects_of(interaction.response))
    undo = _undo_of(located.operation)
    stores = _stores_made(request, answered)
    return (
        *(_creation(request, located, undo, made) for made in _made(located, answered) if undo),
        *(_creation(request, located, _STORE_UNDO, made) for made in stores),
    )


def store_seen(request: wire.Request, store_id: str) -> Creation:
    """A vector store that the answer to this request named, as what was made there.

    Raises:
        ValueError: the request is none of the API's.
    """
    located = operations.locate(request.method, request.path)
    if located is None:
        raise ValueError(f"{request!r} is no operation")
    return _creation(request, located, _STORE_UNDO, store_id)


def deletion(interaction: wire.Interaction) -> Deletion | None:
    """What is gone after the exchange: a DELETE that succeeded, or found nothing to delete."""
    request, response = interaction.request, interaction.response
    if request.method != "DELETE" or not (response.ok or response.status in GONE):
        return None
    located: Located | None = operations.locate(request.method, request.path)
    return Deletion(request.origin, frozenset(located.ids.items())) if located else None


def _creation(request: wire.Request, located: Located, undo: Operation, made: str) -> Creation:
    slot = undo.path.rpartition("/")[2].strip("{}")
    ids = {name: id_ for name, id_ in located.ids.items() if f"{{{name}}}" in undo.path}
    quoted = {name: quote(id_, safe="") for name, id_ in {**ids, slot: made}.items()}
    return Creation(
        kind=_kind_of(undo),
        id=made,
        origin=request.origin,
        path=located.prefix + undo.path.format_map(quoted),
        api_version=request.parameter("api-version"),
        ids=frozenset({**ids, slot: made}.items()),
    )


def _undo_of(made_by: Operation) -> Operation | None:
    if made_by.method != "POST":
        return None
    return _UNDOES.get(_COLLECTIONS.get(made_by.name, made_by.path))


def _kind_of(undo: Operation) -> str:
    return undo.answers.removesuffix(".deleted")


def _made(located: Located, answered: list[dict[str, Any]]) -> Iterator[str]:
    """The id of what was asked for; a stream tells it again with each event."""
    field = _IDS.get(located.operation.name, "id")
    found = next((value.get(field) for value in answered if value.get(field)), None)
    if isinstance(found, str):
        yield found


def _stores_made(request: wire.Request, answered: list[dict[str, Any]]) -> Iterator[str]:
    """The ids of vector stores that were asked for with an assistant or a thread."""
    told = [wire.at(value, *_SEARCH, "vector_store_ids") for value in answered]
    named = [one for ids in told if isinstance(ids, list) for one in ids if isinstance(one, str)]
    if not named:  # as in most answers, and then it does not matter what was asked
        return
    asked = wire.at(wire.json_of(request.body), *_SEARCH, "vector_stores")
    yield from named if isinstance(asked, list) and asked else ()
