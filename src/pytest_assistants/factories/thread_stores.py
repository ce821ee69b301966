"""Vector stores that the service makes unasked, to search the files of a thread in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pytest_assistants import wire
from pytest_assistants.contract import operations
from pytest_assistants.event_stream import objects_of
from pytest_assistants.factories.creations import Creation, store_seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.factories.undoing import Send

_SEARCH = "file_search"
_STORES = "vector_store_ids"
_THREAD_MADE_BY = "threads.create"
_MARKS = (b"file_search", b"vector_store")


@dataclass(slots=True)
class ThreadStores:
    """Which threads may have got a store, and which stores their users named themselves.

    Only the thread tells of its store, so it is asked before it is deleted.
    """

    threads: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def observe(self, interaction: wire.Interaction) -> None:
        """Take note of files attached for search, and of stores that a request names."""
        request = interaction.request
        if not any(mark in request.body for mark in _MARKS):
            return
        objects = list(_objects(wire.json_of(request.body)))
        self.named |= {each for one in objects for each in _texts(one.get(_STORES))}
        if any(_brings_files(one) for one in objects) and interaction.response.ok:
            self.threads |= set(_threads(interaction))

    def adopt(self, other: ThreadStores) -> None:
        """Know what the other knows."""
        self.threads |= other.threads
        self.named |= other.named

    def of(self, deleting: wire.Request, thread_id: str, send: Send) -> tuple[Creation, ...]:
        """The stores made for the thread that this request is about to delete; it may raise."""
        if thread_id not in self.threads:
            return ()
        asked = replace(deleting, method="GET")
        shown = list(_objects(wire.json_of(send(asked).body)))
        found = dict.fromkeys(each for one in shown for each in _texts(one.get(_STORES)))
        return tuple(store_seen(asked, each) for each in found if each not in self.named)


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value, however deep."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            yield one
            left += one.values()
        elif isinstance(one, list):
            left += one


def _texts(value: object) -> Iterator[str]:
    yield from (each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _brings_files(asked: dict[str, Any]) -> bool:
    """Whether this is an attachment for search, or asks for a store of its own."""
    tools = asked.get("tools")
    searched = any(one.get("type") == _SEARCH for one in _objects(tools))
    return ("file_id" in asked and searched) or bool(asked.get("vector_stores"))


def _threads(interaction: wire.Interaction) -> Iterator[str]:
    request = interaction.request
    located = operations.locate(request.method, request.path)
    if located is None:
        return
    made_here = located.operation.name == _THREAD_MADE_BY
    for answer in objects_of(interaction.response):
        thread = answer.get("id" if made_here else "thread_id")
        if isinstance(thread, str):
            yield thread
