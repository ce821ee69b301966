"""What an exchange made or unmade, read from the operations table; pure.

An operation makes something that can be unmade if the table has a DELETE one segment below it:
``POST /threads`` and ``DELETE /threads/{thread_id}``. The path of what hangs inside something names
it, so deleting a thread ends whatever is on the ledger with that ``thread_id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pytest_assistants import wire
from pytest_assistants.contract import operations

if TYPE_CHECKING:
    from pytest_assistants.contract.operations import Located, Operation

Ids = frozenset[tuple[str, str]]

GONE = frozenset({404, 410})
"""The statuses that say a thing is not there (any more)."""


@dataclass(frozen=True, slots=True)
class Creation:
    """A thing that was made: what and where, without any credential.

    Attributes:
        kind: its ``object``: ``assistant``, ``assistant.file``, ``thread``, ``file``.
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


def creating(request: wire.Request) -> Operation | None:
    """The operation, if the request makes something that can be unmade."""
    located = operations.locate(request.method, request.path)
    return located.operation if located and _undo_of(located.operation) else None


def creation(interaction: wire.Interaction) -> Creation | None:
    """What the exchange made, if it made something that can be unmade."""
    request, response = interaction.request, interaction.response
    located = operations.locate(request.method, request.path)
    undo = _undo_of(located.operation) if located else None
    made = _id_in(response)
    if located is None or undo is None or made is None:
        return None
    return Creation(
        kind=located.operation.answers,
        id=made,
        origin=request.origin,
        path=f"{request.path.rstrip('/')}/{quote(made, safe='')}",
        api_version=request.parameter("api-version"),
        ids=frozenset({**located.ids, _own_slot(undo): made}.items()),
    )


def deletion(interaction: wire.Interaction) -> Deletion | None:
    """What is gone after the exchange: a DELETE that succeeded, or found nothing to delete."""
    request, response = interaction.request, interaction.response
    if request.method != "DELETE" or not (response.ok or response.status in GONE):
        return None
    located: Located | None = operations.locate(request.method, request.path)
    return Deletion(request.origin, frozenset(located.ids.items())) if located else None


def undoing(made: Creation, *, query: wire.Query, headers: wire.Headers) -> wire.Request:
    """The request that unmakes it."""
    pairs = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
    suffix = f"?{pairs}" if pairs else ""
    return wire.Request("DELETE", f"{made.origin}{made.path}{suffix}", headers)


def _undo_of(made_by: Operation) -> Operation | None:
    if made_by.method != "POST":
        return None
    deletes = (row for row in operations.OPERATIONS if row.method == "DELETE")
    return next((row for row in deletes if row.path.rpartition("/")[0] == made_by.path), None)


def _own_slot(undo: Operation) -> str:
    return undo.path.rpartition("/")[2].strip("{}")


def _id_in(response: wire.Response) -> str | None:
    value = wire.json_of(response.body) if response.ok else None
    made = value.get("id") if isinstance(value, dict) else None
    return made if isinstance(made, str) and made else None
