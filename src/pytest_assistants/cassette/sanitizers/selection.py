"""Which rules may fire in a text: what rules have in common is asked of it once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.cassette.sanitizers.look import Look
    from pytest_assistants.cassette.sanitizers.rules import Rule, Span

_MARKS = "".join(sorted({mark for rule in DEFAULT_RULES for mark in rule.marks}))
_DIGITS = sorted({rule.digits for rule in DEFAULT_RULES}, reverse=True)
_UNBROKEN = sorted({rule.unbroken for rule in DEFAULT_RULES}, reverse=True)


class _Selected(NamedTuple):
    rules: tuple[Rule, ...]
    needs: tuple[str, ...]


def found_by_shape(look: Look, *, own: Sequence[Rule] = ()) -> Iterator[tuple[str, list[Span]]]:
    """The kind and the spans of each rule that fires, the user's own first, in order."""
    for rule in own:
        spans = rule.spans_in(look)
        if spans:
            yield rule.kind, spans
    for rule in _default_rules(look):
        spans = rule.found_in(look.text)
        if spans:
            yield rule.kind, spans


def _default_rules(look: Look) -> Iterator[Rule]:
    """Those of the defaults for which the text holds what they ask for."""
    marks = "".join([mark for mark in _MARKS if mark in look.text])
    digits = next(many for many in _DIGITS if b"0" * many in look.digits)
    unbroken = next(many for many in _UNBROKEN if b"x" * many in look.unbroken)
    selected = _selected(marks, digits, unbroken)
    lowered = look.lowered
    there = {need for need in selected.needs if need in lowered}
    for rule in selected.rules:
        if rule.needs and there.isdisjoint(rule.needs):
            continue
        if not rule.words or look.has_word(rule.words):
            yield rule


@lru_cache(maxsize=1024)
def _selected(marks: str, digits: int, unbroken: int) -> _Selected:
    """The rules that ask for no more, and all that they still need."""
    rules = tuple(
        rule
        for rule in DEFAULT_RULES
        if rule.digits <= digits
        and rule.unbroken <= unbroken
        and (not rule.marks or not set(rule.marks).isdisjoint(marks))
    )
    return _Selected(rules, tuple(dict.fromkeys(need for rule in rules for need in rule.needs)))
