"""Differences as lines for people: each exchange once, its fields below."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.drift.difference import Difference


def described(differences: Iterable[Difference]) -> Iterator[str]:
    """The lines; none where nothing differs."""
    for (request, recorded_at, now_at), found in groupby(differences, key=_exchange):
        numbers = [f"recorded {recorded_at}"] if recorded_at else []
        numbers += [f"now {now_at}"] if now_at else []
        yield f"{request}   ({', '.join(numbers)})"
        yield from map(_told, found)


def _exchange(one: Difference) -> tuple[str, int | None, int | None]:
    return one.request, one.recorded_at, one.now_at


def _told(one: Difference) -> str:
    if not one.place:
        return f"  {one.kind}"
    return f"  {one.kind:<14}  {one.place}   recorded {one.recorded}   now {one.now}"
