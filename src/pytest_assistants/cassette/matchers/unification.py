"""Whether a live request is a recorded one with other identifiers, and which stand for which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.contract.ids import id_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.matchers.canonical import Canonical


@dataclass(slots=True)
class Bindings:
    """Pairs of a recorded placeholder and the live value that stands in its slot."""

    live_of: dict[str, str] = field(default_factory=dict)
    recorded_of: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Bindings:
        """An independent copy, to try a candidate on."""
        return Bindings(dict(self.live_of), dict(self.recorded_of))

    def bind(self, recorded: str, live: str) -> bool:
        """Bind, or say that one of the two is bound to another already."""
        known_live = self.live_of.setdefault(recorded, live)
        known_recorded = self.recorded_of.setdefault(live, recorded)
        return known_live == live and known_recorded == recorded


def unify(
    recorded: Canonical, live: Canonical, *, bindable: frozenset[str], bindings: Bindings
) -> Bindings | None:
    """The bindings under which both mean the same, or None.

    Only placeholders in ``bindable`` may stand for another value; all others must be equal.
    """
    if recorded.method != live.method:
        return None
    trial = bindings.copy()
    pairs = _pairs(
        [list(recorded.path), [list(pair) for pair in recorded.query], recorded.body],
        [list(live.path), [list(pair) for pair in live.query], live.body],
    )
    return trial if all(_equal(a, b, bindable, trial) for a, b in pairs) else None


def _pairs(recorded: object, live: object) -> Iterator[tuple[object, object]]:
    """Leaves in the same place; containers of different shape yield themselves."""
    if isinstance(recorded, dict) and isinstance(live, dict) and recorded.keys() == live.keys():
        for name in recorded:
            yield from _pairs(recorded[name], live[name])
    elif isinstance(recorded, list) and isinstance(live, list) and len(recorded) == len(live):
        for left, right in zip(recorded, live, strict=True):
            yield from _pairs(left, right)
    else:
        yield recorded, live


def _equal(recorded: object, live: object, bindable: frozenset[str], trial: Bindings) -> bool:
    if not isinstance(recorded, str) or not isinstance(live, str):
        return recorded == live and type(recorded) is type(live)
    if not bindable or not PLACEHOLDER.search(recorded):
        return recorded == live
    slots = _slots(recorded, bindable)
    found = slots.pattern.fullmatch(live)
    if found is None:
        return False
    return all(
        _fits(name, value) and trial.bind(name, value)
        for name, value in zip(slots.names, found.groups(), strict=True)
    )


def _fits(placeholder: str, value: str) -> bool:
    """An identifier stands for one of its own kind, so an assistant never for a thread."""
    kind = id_kind(placeholder)
    if kind is not None:
        return kind is id_kind(value)
    prefix = re.match("[a-z]+_", placeholder)
    return prefix is None or value.startswith(prefix[0])


@dataclass(frozen=True, slots=True)
class _Slots:
    pattern: re.Pattern[str]
    names: tuple[str, ...]


@lru_cache(maxsize=1024)
def _slots(recorded: str, bindable: frozenset[str]) -> _Slots:
    """The recorded text as a pattern whose groups are its bindable placeholders."""
    pattern, names, end = "", [], 0
    for found in PLACEHOLDER.finditer(recorded):
        if found[0] in bindable:
            pattern += re.escape(recorded[end : found.start()]) + r"([^\s/]+?)"
            names.append(found[0])
            end = found.end()
    return _Slots(re.compile(pattern + re.escape(recorded[end:]), re.DOTALL), tuple(names))
