"""The order in which interactions stand in a cassette, whatever the race was."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.canonical import canonical
from pytest_assistants.cassette.pseudonyms import find_ids
from pytest_assistants.cassette.tracks.strands import HOME, Strand
from pytest_assistants.event_stream import is_event_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytest_assistants.wire import Interaction


@dataclass(frozen=True, slots=True)
class Timed:
    """An interaction, the ticks at which its request left and its response came, its strand."""

    began: int
    ended: int
    interaction: Interaction
    strand: Strand = HOME


def in_canonical_order(
    timed: Iterable[Timed], *, known_ids: Callable[[str], str | None]
) -> Iterator[Timed]:
    """Requests as they left; those that might have left otherwise by method, path and body.

    One is bound to come before another if it was answered before the other left, and if their
    strands keep time, or they speak of the same object and one of them is no mere reading. And so
    is a stream before what its own strand sends while it comes in.
    ``known_ids`` gives the pseudonym that an identifier already has; others do not count, since
    which of two concurrent creates got which is chance.
    """
    left = sorted(timed, key=lambda one: one.began)
    if _one_after_another(left):
        yield from left
        return
    waits = _waits(left)
    while left:
        ready = [one for one in left if not waits[one.began]]
        first = min(ready, key=lambda one: _rank(one.interaction, known_ids))
        left.remove(first)
        for awaited in waits.values():
            awaited.discard(first.began)
        yield first


def _one_after_another(timed: list[Timed]) -> bool:
    strands = {one.strand for one in timed}
    return all(one.ended < other.began for one, other in pairwise(timed)) and all(
        one.keeps_time_with(other) for one in strands for other in strands
    )


def _waits(timed: list[Timed]) -> dict[int, set[int]]:
    """For each request the ones that are bound to come before it, by the ticks they left at."""
    ids = {one.began: _ids(one.interaction) for one in timed}

    def conflict(one: Timed, other: Timed) -> bool:
        reads = one.interaction.request.method == other.interaction.request.method == "GET"
        return not reads and not ids[one.began].isdisjoint(ids[other.began])

    def before(one: Timed, other: Timed) -> bool:
        if one.ended < other.began:
            return one.strand.keeps_time_with(other.strand) or conflict(one, other)
        during = one.began < other.began and one.strand == other.strand
        return during and is_event_stream(one.interaction.response.headers)

    return {one.began: {other.began for other in timed if before(other, one)} for one in timed}


def _ids(interaction: Interaction) -> set[str]:
    """The identifiers that a request or its answer speaks of."""
    request = interaction.request
    text = b"\n".join(
        (request.url.encode("utf-8", "replace"), request.body, interaction.response.body)
    )
    return {found[0] for found in find_ids(text.decode("utf-8", "replace"))}


def _rank(interaction: Interaction, known_ids: Callable[[str], str | None]) -> str:
    form = canonical(interaction.request)
    text = repr((form.method, form.path, form.query, form.body))
    pieces, end = [], 0
    for found in find_ids(text):
        pieces += [text[end : found.start()], known_ids(found[0]) or "?"]
        end = found.end()
    return "".join(pieces) + text[end:]
