"""Two trees of JSON, field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from pytest_assistants.cassette.shown_value import ABSENT
from pytest_assistants.drift.identifiers import masked, same_but_for_ids

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
        for at, left, right in _items(recorded, now):
            yield from changes(f"{place}[{at}]", left, right, bindings=bindings)
    elif isinstance(recorded, str) and isinstance(now, str):
        if not same_but_for_ids(recorded, now, bindings=bindings):
            yield Change(place, recorded, now)
    elif recorded != now or _kind(recorded) != _kind(now):
        yield Change(place, recorded, now)


def _items(
    recorded: Sequence[object], now: Sequence[object]
) -> Iterator[tuple[int, object, object]]:
    """Items side by side, with the place of each in the list that has it."""
    if len(recorded) == len(now):
        yield from ((at, *pair) for at, pair in enumerate(zip(recorded, now, strict=True)))
        return
    matcher = SequenceMatcher(a=_keys(recorded), b=_keys(now), autojunk=False)
    for _, i, stop, j, halt in matcher.get_opcodes():
        for step in range(max(stop - i, halt - j)):
            left = recorded[i + step] if i + step < stop else ABSENT
            right = now[j + step] if j + step < halt else ABSENT
            yield (j if left is ABSENT else i) + step, left, right


def _keys(items: Sequence[object]) -> list[str]:
    return [masked(json.dumps(item, sort_keys=True)) for item in items]


def _kind(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, _NUMBERS):
        return type(value).__name__
    return "number"
