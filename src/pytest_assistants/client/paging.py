"""How a list is followed from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping

    from pytest_assistants.client.calls import Call
    from pytest_assistants.client.runners import AsyncRunner, Runner
    from pytest_assistants.contract.models import Page

    T = TypeVar("T")
    Query = Mapping[str, object]
    Listing = Callable[[Query], Call[Page[T]]]


def every(runner: Runner, listing: Listing[T], query: Query) -> Iterator[T]:
    """Each object of the list, page after page."""
    rest: Query | None = query
    while rest is not None:
        page = runner.run(listing(rest))
        yield from items(page)
        rest = following(rest, page)


async def async_every(runner: AsyncRunner, listing: Listing[T], query: Query) -> AsyncIterator[T]:
    """The awaited twin of ``every``."""
    rest: Query | None = query
    while rest is not None:
        page = await runner.run(listing(rest))
        for item in items(page):
            yield item
        rest = following(rest, page)


def items(page: Page[T]) -> list[T]:
    """The page's objects; none where the answer broke its envelope."""
    data = getattr(page, "data", None)
    return data if isinstance(data, list) else []


def following(query: Query, page: Page[T]) -> Query | None:
    """The next page's query, or None behind the last; a page that leads nowhere is the last."""
    last = getattr(page, "last_id", None)
    if not getattr(page, "has_more", False) or last in {None, query.get("after")}:
        return None
    return {**query, "after": last}
