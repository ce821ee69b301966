"""Names that a rule found where they are told: known from then on, wherever else they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.common_words import is_ordinary
from pytest_assistants.cassette.known.known_values import KnownValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ORIGIN = "named in a body"
_LEAST, _LEAST_OF_USER = 8, 4  # characters


def names(found: Iterable[tuple[str, str]]) -> Iterator[KnownValue]:
    """What to look for of names by their kind: drawn ones everywhere, users' in their places.

    Of a host with a domain its first label too.
    """
    for kind, value in sorted(found):
        if kind == "user":
            if len(value) >= _LEAST_OF_USER and not is_ordinary(value):
                yield KnownValue(kind, value, _ORIGIN, is_word=not _has_digit(value))
            continue
        for name in dict.fromkeys((value, value.partition(".")[0])):
            if len(name) >= _LEAST and _has_digit(name):
                yield KnownValue(kind, name, _ORIGIN)


def _has_digit(name: str) -> bool:
    return any(map(str.isdigit, name))
