"""Words that no rule takes as a value: of texts of them few rules need be asked, or none.

What ``Sure! To solve `3x + 11 = 14`, subtract (step 1)`` is made of: words with marks around them,
short numbers, dates, signs that stand alone. A value that a rule takes is longer, or mixes letters
with digits or with signs, or stands behind a word that the rule waits for; then that rule is asked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.encodings.armour import may_be_armoured
from pytest_assistants.cassette.sanitizers.encodings.layers import LISTS, readings
from pytest_assistants.cassette.sanitizers.look import digit_rows, has_unbroken, look_at
from pytest_assistants.cassette.sanitizers.plain_signs import with_plain_signs
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.rules import Rule

MANY = 4096
_LONGEST, _LONGEST_NAME = 14, 24
_DIGITS = 3  # in a row; more may be a part of somebody's number, if another is beside it
_MORE_DIGITS = 8  # in a row; more may be one
_MIXED = 9  # letters of either case, or with a digit; from ten on they may be base64
_LONGEST_NUMBER = 11  # with its signs, as a date has them, and a full stop
_STARTS = (2, 3)  # characters
_MANY_DIGITS = 7  # in a text; more may be the bytes of something
_LETTERS = r"[A-Z]?[a-z'\u2019]+(?:-[A-Z]?[a-z'\u2019]+){0,2}"
_BEFORE = r"(?:\\?[(\[]|[#_\"'`\u2018\u201c]){0,2}\*{0,2}"
_BEHIND = r"\*{0,2}(?:\\?[)\]]|[.,;:!?\"'`\u2019\u201d\u2026]){0,4}"
_DULL = re.compile(
    rf"{_BEFORE}(?:{_LETTERS}|[A-Za-z]{{1,{_MIXED}}}|\d{{1,{_DIGITS}}}[a-z]?|e\.g|i\.e"
    rf"|(?=[\w-]{{2,{_MIXED}}}(?![\w-]))(?:[A-Za-z]+[_-])?[A-Za-z]+-?\d[a-z]?){_BEHIND}"
    r"|[-+*=%\u2013\u2014]|[.,;:!?)]\)?",
    re.ASCII,
)
_NUMBER = re.compile(
    rf"{_BEFORE}[$\u20ac\u00a3]?(?:\d{{1,4}}(?:[.,:/-]\d{{1,4}}){{0,2}}|\d{{5}})%?{_BEHIND}",
    re.ASCII,
)
_WORD = re.compile(r"[^\W_]+")
_NEIGHBOURS = re.compile(b"0 +0")
_NAME = re.compile(rf"{_BEFORE}[a-z]{{1,9}}(?:[._][a-z]{{1,9}}){{1,3}}{_BEHIND}", re.ASCII)
_MARKS = frozenset("([#_\"'`*.,;:!?)]-+=/%$\u2018\u2019\u201c\u201d\u2026\\")


def is_dull(text: str, dull: set[str], telling: dict[str, tuple[Rule, ...]]) -> bool:
    """Whether no rule of the kit's own fires.

    What was met before is told by the ``dull`` words, and by which rules hear ``telling`` ones.
    """
    text = with_plain_signs(text)
    digits = _most_digits(text)
    if digits is None or may_be_armoured(text):
        return False
    unbroken = _MIXED if digits == _DIGITS else _LONGEST_NUMBER
    odd = {*text.split()} - dull
    if not odd:
        return True
    new = odd.difference(telling)
    if not all(map(_is_built_dull, new)):
        return False
    told = _told_in(set(filter(_has_letter, new)))
    heard = [rule for word in odd for rule in telling.get(word) or told.get(word, ())]
    every = {rule.name: rule for rule in heard if _may_fire(rule, digits, unbroken)}.values()
    if len(dull) + len(telling) + len(new) <= MANY:
        telling.update(told)
        dull.update(new.difference(told))
    if not every:
        return True
    if any(readings(text)):  # in which the rules would have to be asked too
        return False
    look = look_at(text)
    return not any(rule.spans_in(look) for rule in every)


def _may_fire(rule: Rule, digits: int, unbroken: int) -> bool:
    return rule.digits <= digits and rule.unbroken <= unbroken


def _told_in(words: set[str]) -> dict[str, tuple[Rule, ...]]:
    """Those of the words that rules wait for, and which."""
    if not words or not _may_be_heard("\n".join(words).lower()):
        return {}
    heard = {word: _hearers(word.lower()) for word in words}
    return {word: rules for word, rules in heard.items() if rules}


def _is_built_dull(word: str) -> bool:
    if len(word) <= _LONGEST and (_DULL.fullmatch(word) or _is_number(word)):
        return True
    named = len(word) <= _LONGEST_NAME and _NAME.fullmatch(word) is not None
    return named and not any(found_by_shape(look_at(word)))


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None and not has_unbroken(word, _LONGEST_NUMBER + 1)


def _most_digits(text: str) -> int | None:
    """How many digits may stand in a row there, at most.

    None if they may be somebody's number, alone or together, or the bytes of a text.
    """
    rows, most = digit_rows(text), _DIGITS
    if b"0" * (_DIGITS + 1) in rows:
        most = _MORE_DIGITS
        if b"0" * (most + ("+" not in text)) in rows or _are_beside(text):
            return None
    if rows.count(b"0") > _MANY_DIGITS and any(readings(text, LISTS)):
        return None
    return most


def _are_beside(text: str) -> bool:
    """Whether there is nothing but signs and spaces between two numbers."""
    return _NEIGHBOURS.search(digit_rows(text, apart=True)) is not None


def _hearers(lowered: str) -> tuple[Rule, ...]:
    return tuple(rule for rule, pattern in _hearing() if pattern.search(lowered))


def _may_be_heard(lowered: str) -> bool:
    """Whether a rule may wait for one of the words: most begin as nothing that any waits for."""
    starts, words = _awaited()
    there = {lowered[at : at + many] for many in _STARTS for at in range(len(lowered))}
    return not (starts.isdisjoint(there) and words.isdisjoint(_WORD.findall(lowered)))


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
        if _may_fire(rule, _MORE_DIGITS, _LONGEST_NUMBER)
        and (not rule.marks or not _MARKS.isdisjoint(rule.marks))
    ]
    return tuple((rule, re.compile(waits)) for rule in rules if (waits := _waits(rule)))


def _waits(rule: Rule) -> str:
    words = {rf"(?<![^\W_]){word}(?![^\W_])" for word in rule.words}
    return "|".join(sorted({*map(re.escape, _parts(rule)), *words}))


def _parts(rule: Rule) -> set[str]:
    """Of what the rule needs that which stands in one word; nothing where it needs a word too."""
    if rule.words:
        return set()
    needs = [need.split() for need in rule.needs]
    return {max(need, key=len) for need in needs if all(map(_has_letter, need))}


def _has_letter(part: str) -> bool:
    """Signs alone are no part of a dull word where a rule needs them."""
    return any(map(str.isalpha, part))
