"""Which rules may fire in a text: what rules have in common is asked of it once."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.sanitizers.findings import outside_uuids
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pytest_assistants.cassette.sanitizers.look import Look
    from pytest_assistants.cassette.sanitizers.rules import Rule, Span

_MARKS = "".join(sorted({mark for rule in DEFAULT_RULES for mark in rule.marks}))
_DIGITS = [(many, b"0" * many) for many in sorted({rule.digits for rule in DEFAULT_RULES})]
_UNBROKEN = [(many, b"x" * many) for many in sorted({rule.unbroken for rule in DEFAULT_RULES})]
_SHORT_RUN = min(rule.unbroken for rule in DEFAULT_RULES if rule.within)
_STEM = 3  # characters by which needs are told apart before they are looked for


class _Selected(NamedTuple):
    """Rules that ask for no more than there is, and what they need: by stem, or in runs."""

    rules: tuple[Rule, ...]
    free: tuple[Rule, ...]
    stems: tuple[tuple[str, tuple[str, ...]], ...]
    ascii_stems: tuple[tuple[str, tuple[str, ...]], ...]
    within: tuple[tuple[str, tuple[str, ...]], ...]


def found_by_shape(look: Look, *, own: Sequence[Rule] = ()) -> Iterator[tuple[str, list[Span]]]:
    """The kind and the spans of each rule that fires, the user's own first, in order.

    What a rule of the kit's takes for a number or an address is none within a UUID.
    """
    for rule in own:
        spans = rule.spans_in(look)
        if spans:
            yield rule.kind, spans
    for rule in _default_rules(look):
        spans = rule.found_in(look.text)
        if rule.kind != "secret":
            spans = outside_uuids(look.text, spans)
        if spans:
            yield rule.kind, spans


def _default_rules(look: Look) -> Iterator[Rule]:
    """Those of the defaults for which the text holds what they ask for."""
    marks = "".join([mark for mark in _MARKS if mark in look.text])
    digits, unbroken = _longest(_DIGITS, look.digits), _longest(_UNBROKEN, look.unbroken)
    selected = _selected(marks, digits, unbroken)
    there = {need for needs in _held(selected, look) for need in needs if look.has(need)}
    if selected.within:
        runs = look.runs(_SHORT_RUN)
        parts = (needs for stem, needs in selected.within if stem in runs)
        there.update([need for needs in parts for need in needs if need in runs])
    for rule in selected.rules if there else selected.free:
        if rule.needs and there.isdisjoint(rule.needs):
            continue
        if not rule.words or look.has_word(rule.words):
            yield rule


def _held(selected: _Selected, look: Look) -> Iterator[tuple[str, ...]]:
    """The needs of each stem that the text holds."""
    vocabulary = look.vocabulary
    stems = selected.ascii_stems if vocabulary.isascii() else selected.stems
    return (needs for stem, needs in stems if stem in vocabulary or " " in stem)


def _longest(rows: Sequence[tuple[int, bytes]], classes: bytes) -> int:
    """The longest of the rows that stands there."""
    there = bisect_left(rows, 1, key=lambda one: int(one[1] not in classes))
    return rows[there - 1][0] if there else 0


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
    needs = dict.fromkeys(need for rule in rules if not rule.within for need in rule.needs)
    within = dict.fromkeys(need for rule in rules if rule.within for need in rule.needs)
    stems = _by_stem(needs)
    return _Selected(
        rules,
        tuple(rule for rule in rules if not rule.needs),
        stems,
        tuple((stem, group) for stem, group in stems if stem.isascii()),
        _by_stem(need for need in within if need not in needs),
    )


def _by_stem(needs: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups: dict[str, list[str]] = {}
    for need in needs:
        groups.setdefault(_stems()[need], []).append(need)
    return tuple((stem, tuple(group)) for stem, group in groups.items())


@cache
def _stems() -> dict[str, str]:
    """For each need a short part of it, as few different ones as possible."""
    holders: dict[str, set[str]] = {}
    for need in {need for rule in DEFAULT_RULES for need in rule.needs}:
        for stem in _parts(need):
            holders.setdefault(stem, set()).add(need)
    stems: dict[str, str] = {}
    while holders:
        best = max(holders, key=lambda stem: (len(holders[stem]), stem))
        taken = holders.pop(best)
        stems |= dict.fromkeys(taken, best)
        for stem in {stem for need in taken for stem in _parts(need)} & holders.keys():
            holders[stem] -= taken
            if not holders[stem]:
                del holders[stem]
    return stems


def _parts(need: str) -> Iterable[str]:
    if len(need) <= _STEM:
        return (need,)
    return {need[at : at + _STEM] for at in range(len(need) - _STEM + 1)}
