"""The objects that an exchange shows, read without trust in their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.factories.creations import answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_assistants.wire import Interaction

    Json = Mapping[str, Any]


def shown(exchange: Interaction) -> Iterator[Json]:
    """The objects of an answer, of a page or of a stream's events, the oldest first."""
    ascending = exchange.request.parameter("order") == "asc"
    for answer in answers(exchange.response):
        page = list(each(answer, "data"))
        yield from (page if ascending else reversed(page)) if page else [answer]


def at(value: object, *names: str) -> object:
    """What stands at that place; None where nothing does."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def each(value: object, *names: str) -> Iterator[Json]:
    """The objects of the list at that place."""
    found = at(value, *names)
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
