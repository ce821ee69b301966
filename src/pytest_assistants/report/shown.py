"""The objects that an exchange shows, read without trust in their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.event_stream import objects_of
from pytest_assistants.wire import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_assistants.wire import Interaction

    Json = Mapping[str, Any]


def shown(exchange: Interaction) -> Iterator[Json]:
    """The objects of an answer, of a page or of a stream's events, the oldest first."""
    ascending = exchange.request.parameter("order") == "asc"
    for answer in objects_of(exchange.response):
        page = list(each(answer, "data"))
        yield from (page if ascending else reversed(page)) if page else [answer]


def each(value: object, *names: str) -> Iterator[Json]:
    """The objects of the list at that place."""
    found = at(value, *names)
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
