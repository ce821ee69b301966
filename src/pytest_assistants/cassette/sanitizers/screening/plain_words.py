"""Texts that are words and marks between them: no rule but that of known values can fire there."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape

_LONGEST_NAME = 48
_NAME = re.compile(r"[a-z]+(?:[._-][a-z]+)*+|gpt-[a-z0-9.-]{1,24}+|\[DONE\]")
# Every byte by its class: small, capital, full stop, gap between words, anything else.
_CLASSES = bytes(
    ord(
        "a"
        if character in string.ascii_lowercase + "'"
        else "A"
        if character in string.ascii_uppercase
        else "."
        if character == "."
        else " "
        if character in " ,;!?\n_-"
        else "x"
    )
    for character in map(chr, range(256))
)
_WITHIN_A_WORD = re.compile(rb"\.[aA]")  # a full stop
_BEHIND_A_LETTER = re.compile(rb"A(?<=[aA.]A)")  # a capital


def is_plain(text: str) -> bool:
    """Whether it is words with small letters, each with a capital at most in front."""
    classes = text.encode("utf-8", "surrogatepass").translate(_CLASSES)
    if b"x" in classes or _WITHIN_A_WORD.search(classes):
        return False
    return _BEHIND_A_LETTER.search(classes) is None


def is_name(text: str) -> bool:
    """Whether it is a name as the API gives them, ``thread.run.completed``, and no rule fires."""
    return len(text) <= _LONGEST_NAME and _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    if _NAME.fullmatch(text) is None:
        return False
    return not any(found_by_shape(look_at(text)))
