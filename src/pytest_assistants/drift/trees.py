"""Two trees of JSON, field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from pytest_assistants.cassette.wording.shown_value import ABSENT
from pytest_assistants.drift.identifiers import masked, same_but_for_ids
from pytest_assistants.wire import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.cassette.matchers.unification import Bindings

_NUMBERS = (int, float)


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs; a side that has no such field is ABSENT."""

    place: str
    recorded: object
    now: object

    @property
    def is_of_type(self) -> bool:
        """Whether both sides have the field, and their JSON types differ; null is a type."""
        return _kind(self.recorded) != _kind(self.now)


def changes(place: str, recorded: object, now: object, *, bindings: Bindings) -> Iterator[Change]:
    """Every field that differs, identifiers bound to one another aside."""
    if isinstance(recorded, dict) and isinstance(now, dict):
        for name in [*recorded, *(name for name in now if name not in recorded)]:
            left, right = recorded.get(name, ABSENT), now.get(name, ABSENT)
            yield from changes(f"{place}.{name}", left, right, bindings=bindings)
    elif isinstance(recorded, list) and isinstance(now, list):
        for place_in_list, left, right in _items(recorded, now):
            yield from changes(f"{place}[{place_in_list}]", left, right, bindings=bindings)
    elif isinstance(recorded, str) and isinstance(now, str):
        if not same_but_for_ids(recorded, now, bindings=bindings):
            yield Change(place, recorded, now)
    elif recorded != now or _kind(recorded) != _kind(now):
        yield Change(place, recorded, now)


def _items(
    recorded: Sequence[object], now: Sequence[object]
) -> Iterator[tuple[int, object, object]]:
    """Items side by side, with the place of each in the list that has it.

    Those of one sort are compared in their order; else what is equal is paired first.
    """
    if _sorts(recorded) == _sorts(now):
        yield from _side_by_side(recorded, now, first=0)
        return
    for i, stop, j, halt in _blocks(_keys(recorded), _keys(now)):
        left, right = recorded[i:stop], now[j:halt]
        for k, middle, m, end in _blocks(_sorts(left), _sorts(right)):
            if _sorts(left[k:middle]) == _sorts(right[m:end]):
                yield from _side_by_side(left[k:middle], right[m:end], first=i + k)
                continue
            yield from ((i + n, left[n], ABSENT) for n in range(k, middle))
            yield from ((j + n, ABSENT, right[n]) for n in range(m, end))


def _side_by_side(
    recorded: Sequence[object], now: Sequence[object], *, first: int
) -> Iterator[tuple[int, object, object]]:
    pairs = enumerate(zip(recorded, now, strict=True), first)
    yield from ((number, *pair) for number, pair in pairs)


def _blocks(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where the two are equal and where they are not, from beginning to end."""
    matcher = SequenceMatcher(a=left, b=right, autojunk=False)
    yield from ((i, stop, j, halt) for _, i, stop, j, halt in matcher.get_opcodes())


def _keys(items: Sequence[object]) -> list[str]:
    return [masked(json.dumps(item, sort_keys=True)) for item in items]


def _sorts(items: Sequence[object]) -> list[str]:
    """What each item is: the event, the object that it shows, or its JSON type."""
    return [
        f"{at(item, 'event')} {at(item, 'object')} {at(item, 'data', 'object')} {_kind(item)}"
        for item in items
    ]


def _kind(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, _NUMBERS):
        return type(value).__name__
    return "number"
