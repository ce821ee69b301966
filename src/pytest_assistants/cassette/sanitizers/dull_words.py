"""Words that no rule takes as a value: of texts of them few rules need be asked, or none.

What ``Sure! To solve `3x + 11 = 14`, subtract (step 1)`` is made of: words with marks around them,
short numbers, signs that stand alone. A value that a rule takes is longer, or mixes letters with
digits or with signs, or stands behind a word that the rule waits for; then that rule is asked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.armour import may_be_armoured
from pytest_assistants.cassette.sanitizers.layers import LISTS, readings
from pytest_assistants.cassette.sanitizers.look import digit_rows, look_at
from pytest_assistants.cassette.sanitizers.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.rules import Rule

MANY = 4096
_LONGEST, _LONGEST_NAME = 14, 24
_DIGITS = 3  # in a row; more may be a part of somebody's number
_MIXED = 9  # letters of either case, or with a digit; from ten on they may be base64
_STARTS = (2, 3)  # characters
_MANY_DIGITS = 7  # in a text; more may be the bytes of something
_LETTERS = r"[A-Z]?[a-z'\u2019]+(?:-[A-Z]?[a-z'\u2019]+){0,2}"
_BEFORE = r"(?:\\?[(\[]|[#_\"'`\u2018\u201c]){0,2}\*{0,2}"
_BEHIND = r"\*{0,2}(?:\\?[)\]]|[.,;:!?\"'`\u2019\u201d\u2026]){0,4}"
_DULL = re.compile(
    rf"{_BEFORE}(?:{_LETTERS}|[A-Za-z]{{1,{_MIXED}}}|\d{{1,{_DIGITS}}}[a-z]?|e\.g|i\.e"
    rf"|(?=[\w-]{{2,{_MIXED}}}(?![\w-]))(?:[A-Za-z]+[_-])?[A-Za-z]+-?\d[a-z]?){_BEHIND}"
    r"|[-+*=\u2013\u2014]",
    re.ASCII,
)
_NAME = re.compile(rf"{_BEFORE}[a-z]{{1,9}}(?:[._][a-z]{{1,9}}){{1,3}}{_BEHIND}", re.ASCII)
_MARKS = frozenset("([#_\"'`*.,;:!?)]-+=\u2018\u2019\u201c\u201d\u2026\\")


def is_dull(text: str, dull: set[str], telling: dict[str, tuple[Rule, ...]]) -> bool:
    """Whether no rule of the kit's own fires.

    What was met before is told by the ``dull`` words, and by which rules hear ``telling`` ones.
    """
    if _has_long_numbers(text) or may_be_armoured(text):
        return False
    words = text.split()
    if dull.issuperset(words):
        return True
    odd = {*words} - dull
    new = odd.difference(telling)
    if not all(map(_is_built_dull, new)):
        return False
    told = _told_in(new)
    every = [rule for word in odd for rule in telling.get(word) or told.get(word, ())]
    if len(dull) + len(telling) + len(new) <= MANY:
        telling.update(told)
        dull.update(new.difference(told))
    if every and any(readings(text)):  # in which the rules would have to be asked too
        return False
    return not any(rule.spans(text) for rule in {rule.name: rule for rule in every}.values())


def _told_in(words: set[str]) -> dict[str, tuple[Rule, ...]]:
    """Those of the words that rules wait for, and which."""
    if not _may_be_heard("\n".join(words).lower()):
        return {}
    heard = {word: _hearers(word.lower()) for word in words}
    return {word: rules for word, rules in heard.items() if rules}


def _is_built_dull(word: str) -> bool:
    if len(word) <= _LONGEST and _DULL.fullmatch(word):
        return True
    named = len(word) <= _LONGEST_NAME and _NAME.fullmatch(word) is not None
    return named and not any(found_by_shape(look_at(word)))


def _has_long_numbers(text: str) -> bool:
    digits = digit_rows(text)
    if b"0" * (_DIGITS + 1) in digits:
        return True
    return digits.count(b"0") > _MANY_DIGITS and any(readings(text, LISTS))


def _hearers(lowered: str) -> tuple[Rule, ...]:
    return tuple(rule for rule, pattern in _hearing() if pattern.search(lowered))


def _may_be_heard(lowered: str) -> bool:
    """Whether a rule may wait for one of the words: most begin as nothing that any waits for."""
    starts, words = _awaited()
    there = {lowered[at : at + many] for many in _STARTS for at in range(len(lowered))}
    return not (starts.isdisjoint(there) and words.isdisjoint(re.findall(r"\w+", lowered)))


@cache
def _awaited() -> tuple[frozenset[str], frozenset[str]]:
    """How the parts of words begin for which rules wait, and the whole words."""
    rules = [rule for rule, _ in _hearing()]
    starts = {part[: max(_STARTS)] for rule in rules for part in _parts(rule)}
    return frozenset(starts), frozenset(word for rule in rules for word in rule.words)


@cache
def _hearing() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules that may fire on what is left, and what each of them waits for."""
    rules = [
        rule
        for rule in DEFAULT_RULES
        if rule.digits <= _DIGITS
        and rule.unbroken <= _MIXED
        and (not rule.marks or not _MARKS.isdisjoint(rule.marks))
    ]
    return tuple((rule, re.compile(waits)) for rule in rules if (waits := _waits(rule)))


def _waits(rule: Rule) -> str:
    words = {rf"\b{word}\b" for word in rule.words}
    return "|".join(sorted({*map(re.escape, _parts(rule)), *words}))


def _parts(rule: Rule) -> set[str]:
    """Of what the rule needs that which stands in one word."""
    needs = [need.split() for need in rule.needs]
    return {max(need, key=len) for need in needs if all(map(_has_letter, need))}


def _has_letter(part: str) -> bool:
    """Signs alone are no part of a dull word where a rule needs them."""
    return any(map(str.isalpha, part))
