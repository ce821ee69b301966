"""The order in which interactions stand in a cassette, whatever the race was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.canonical import canonical
from pytest_assistants.cassette.pseudonyms import find_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytest_assistants.wire import Interaction


@dataclass(frozen=True, slots=True)
class Timed:
    """An interaction and the ticks at which its request left and its response came."""

    began: int
    ended: int
    interaction: Interaction


def in_canonical_order(
    timed: Iterable[Timed], *, known_ids: Callable[[str], str | None]
) -> Iterator[Timed]:
    """Requests as they left; those that overlapped in time by method, path and body.

    ``known_ids`` gives the pseudonym that an identifier already has; others do not count,
    since which of two concurrent creates got which identifier is chance.
    """
    for group in _overlapping(sorted(timed, key=lambda one: one.began)):
        yield from sorted(group, key=lambda one: _rank(one.interaction, known_ids))


def _overlapping(timed: list[Timed]) -> Iterator[list[Timed]]:
    group: list[Timed] = []
    for one in timed:
        if group and one.began > max(other.ended for other in group):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _rank(interaction: Interaction, known_ids: Callable[[str], str | None]) -> str:
    form = canonical(interaction.request)
    text = repr((form.method, form.path, form.query, form.body))
    pieces, end = [], 0
    for found in find_ids(text):
        pieces += [text[end : found.start()], known_ids(found[0]) or "?"]
        end = found.end()
    return "".join(pieces) + text[end:]
