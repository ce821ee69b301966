"""Whether a live request is a recorded one with other identifiers, and which stand for which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.cassette.matchers.canonical import unordered
from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.cassette.stand_ins import STAND_IN, is_as_sent
from pytest_assistants.cassette.uuids import UUID
from pytest_assistants.contract.ids import id_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pytest_assistants.cassette.matchers.canonical import Canonical


@dataclass(slots=True)
class Bindings:
    """Pairs of a recorded placeholder and the live value that stands in its slot."""

    live_of: dict[str, str] = field(default_factory=dict)
    recorded_of: dict[str, str] = field(default_factory=dict)

    def bind(self, recorded: str, live: str) -> bool:
        """Bind, or say that one of the two is bound to another already."""
        known_live = self.live_of.setdefault(recorded, live)
        known_recorded = self.recorded_of.setdefault(live, recorded)
        return known_live == live and known_recorded == recorded

    def holds(self, recorded: str, live: str) -> bool | None:
        """Whether the two are bound to one another; None if neither is bound."""
        if recorded in self.live_of or live in self.recorded_of:
            return self.live_of.get(recorded) == live
        return None

    def learn(self, found: Bindings) -> None:
        """Keep what a request that was answered has bound."""
        self.live_of |= found.live_of
        self.recorded_of |= found.recorded_of


def unify(
    recorded: Canonical, live: Canonical, *, bindable: frozenset[str], bindings: Bindings
) -> Bindings | None:
    """What must be bound besides ``bindings`` for both to mean the same; None if they cannot.

    Only placeholders and UUIDs in ``bindable`` may stand for others; all else must be equal.
    """
    if recorded.method != live.method:
        return None
    found = Bindings()
    pairs = _pairs(recorded.tree, live.tree)
    fit = all(_equal(a, b, bindable, bindings, found) for a, b in pairs)
    return found if fit else None


def translated(live: Canonical, bindings: Bindings) -> Canonical:
    """The live request with the placeholders that its values are bound to."""
    recorded_of = bindings.recorded_of
    if not recorded_of:
        return live
    return replace(
        live,
        path=tuple(recorded_of.get(segment, segment) for segment in live.path),
        query=tuple((name, recorded_of.get(value, value)) for name, value in live.query),
        body=unordered(_mapped(live.body, lambda text: recorded_of.get(text, text))),
    )


def renamed(form: Canonical, names: Mapping[str, str]) -> Canonical:
    """The request with other placeholders for some of its own, wherever in a text they stand."""
    if not names:
        return form
    return replace(
        form,
        path=tuple(_renamed(segment, names) for segment in form.path),
        query=tuple((name, _renamed(value, names)) for name, value in form.query),
        body=unordered(_mapped(form.body, lambda text: _renamed(text, names))),
    )


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: names.get(found[0], found[0]), text)


def _mapped(value: object, of: Callable[[str], str]) -> object:
    """The value with each text in it replaced."""
    if isinstance(value, dict):
        return {name: _mapped(item, of) for name, item in value.items()}
    if isinstance(value, list):
        return [_mapped(item, of) for item in value]
    return of(value) if isinstance(value, str) else value


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


def _equal(
    recorded: object, live: object, bindable: frozenset[str], known: Bindings, found: Bindings
) -> bool:
    if not isinstance(recorded, str) or not isinstance(live, str):
        return recorded == live and type(recorded) is type(live)
    if not bindable or not STAND_IN.search(recorded):
        return recorded == live
    slots = _slots(recorded, bindable)
    match = slots.pattern.fullmatch(live)
    if match is None:
        return False
    return all(
        not _is_another(value, name, bindable) and _bound(name, value, known, found)
        for name, value in zip(slots.names, match.groups(), strict=True)
    )


def _is_another(value: str, name: str, bindable: frozenset[str]) -> bool:
    """Whether it is a UUID that the cassette holds in another slot, as it was sent."""
    return value != name and value in bindable and is_as_sent(value)


def _bound(placeholder: str, value: str, known: Bindings, found: Bindings) -> bool:
    """Whether they stand for one another; a request in recorded terms says the placeholder."""
    holds = known.holds(placeholder, value)
    if holds is not None:
        return holds or value == placeholder
    return _fits(placeholder, value) and found.bind(placeholder, value)


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
    for found in STAND_IN.finditer(recorded):
        if found[0] in bindable:
            slot = rf"({UUID})" if is_as_sent(found[0]) else r"([^\s/]+?)"
            pattern += re.escape(recorded[end : found.start()]) + slot
            names.append(found[0])
            end = found.end()
    return _Slots(re.compile(pattern + re.escape(recorded[end:]), re.DOTALL), tuple(names))
