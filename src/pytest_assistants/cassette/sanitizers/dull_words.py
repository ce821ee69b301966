"""Words that no rule takes as a value, nor hears before one: texts of them need no rule.

What ``Sure! To solve `3x + 11 = 14`, subtract (step 1)`` is made of: words with marks around them,
short numbers, signs that stand alone. A value that a rule takes is longer, or mixes letters with
digits or with signs; and a word that a rule needs before an ordinary value is not dull.
"""

from __future__ import annotations

import re
from functools import cache

from pytest_assistants.cassette.sanitizers.armour import may_be_armoured
from pytest_assistants.cassette.sanitizers.layers import LISTS, readings
from pytest_assistants.cassette.sanitizers.look import digit_rows
from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

MANY = 4096
_LONGEST = 14
_DIGITS = 3  # in a row; more may be a part of somebody's number
_MIXED = 9  # letters of either case; from ten on they may be base64
_MANY_DIGITS = 7  # in a text; more may be the bytes of something
_LETTERS = r"[A-Z]?[a-z'\u2019]+(?:-[A-Z]?[a-z'\u2019]+){0,2}"
_DULL = re.compile(
    r"[(\[#_\"'`\u2018\u201c]{0,2}\*{0,2}"
    rf"(?:{_LETTERS}|[A-Za-z]{{1,{_MIXED}}}|\d{{1,{_DIGITS}}}[a-z]?|e\.g|i\.e)"
    r"\*{0,2}[.,;:!?)\]\"'`\u2019\u201d\u2026]{0,4}"
    r"|[-+*=\u2013\u2014]",
    re.ASCII,
)
_MARKS = frozenset("([#_\"'`*.,;:!?)]-+=\u2018\u2019\u201c\u201d\u2026")


def is_dull(text: str, known: set[str]) -> bool:
    """Whether no rule of the kit's own fires; ``known`` are dull words that were met before."""
    if _has_long_numbers(text) or may_be_armoured(text):
        return False
    words = text.split()
    if not known.issuperset(words):
        new = {*words} - known
        if not all(map(_is_built_dull, new)) or any(map(_told().search, map(str.lower, new))):
            return False
        known.update([*new][: MANY - len(known)])
    return True


def _is_built_dull(word: str) -> bool:
    return len(word) <= _LONGEST and _DULL.fullmatch(word) is not None


def _has_long_numbers(text: str) -> bool:
    digits = digit_rows(text)
    if b"0" * (_DIGITS + 1) in digits:
        return True
    return digits.count(b"0") > _MANY_DIGITS and any(readings(text, LISTS))


@cache
def _told() -> re.Pattern[str]:
    """What the rules need that may fire on what is left."""
    rules = [
        rule
        for rule in DEFAULT_RULES
        if rule.digits <= _DIGITS
        and rule.unbroken <= _MIXED
        and (not rule.marks or not _MARKS.isdisjoint(rule.marks))
    ]
    needs = [need.split() for rule in rules for need in rule.needs]
    parts = {re.escape(max(need, key=len)) for need in needs if all(map(_has_letter, need))}
    words = {rf"\b{word}\b" for rule in rules for word in rule.words}
    return re.compile("|".join(sorted(parts | words)))


def _has_letter(part: str) -> bool:
    """Signs alone are no part of a dull word where a rule needs them."""
    return any(map(str.isalpha, part))
