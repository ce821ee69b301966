"""Which rules may fire in a text: each need is looked for once, whoever has it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import digit_rows
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_assistants.cassette.sanitizers.rules import Rule, Span


def _places_of_needs(rules: Sequence[Rule]) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for place, rule in enumerate(rules):
        for need in rule.needs:
            places[need] += (place,)
    return dict(places)


_PLACES = _places_of_needs(DEFAULT_RULES)
_NEEDLESS = tuple(place for place, rule in enumerate(DEFAULT_RULES) if not rule.needs)


def found_by_shape(
    text: str, lowered: str, *, own: Sequence[Rule]
) -> Iterator[tuple[str, list[Span]]]:
    """The kind and the spans of each rule that fires, the user's own first, in order."""
    for rule in own:
        spans = rule.spans(text, lowered)
        if spans:
            yield rule.kind, spans
    for rule in _default_rules(text, lowered):
        spans = rule.spans_in(text)
        if spans:
            yield rule.kind, spans


def _default_rules(text: str, lowered: str) -> Iterator[Rule]:
    """Those of the defaults for which the text holds what they need."""
    rows = digit_rows(text)
    places = set(_NEEDLESS)
    for need in [need for need in _PLACES if need in lowered]:
        places.update(_PLACES[need])
    for place in sorted(places):
        rule = DEFAULT_RULES[place]
        if b"0" * rule.digits in rows:
            yield rule
