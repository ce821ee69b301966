"""The leak check, asked about all that a session knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.leaks import IN_NAME, Leak, find_leaks
from pytest_assistants.cassette.leaks.spellings import MIN_LENGTH
from pytest_assistants.cassette.storage.names import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.cassette.known.known_values import KnownValues

_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])")  # as in ``TestHaddad``
_OTHER_NAME = "or call its cassette otherwise: @pytest.mark.assistants(cassette=...)."
_ADVICE = (
    f"It is in the path of the test's file: rename the file or the folder, {_OTHER_NAME}",
    f"It is in the name of the test, its class or its fixture: rename that, {_OTHER_NAME}",
    "Give the parameter an id that may be public: pytest.param(..., id=...).",
)


def leaks_in(data: bytes, *, name: str, known: KnownValues) -> tuple[Leak, ...]:
    """What must not be written under that name, given what is known; empty where all is well."""
    found = find_leaks(
        data,
        name=name,
        known=[one.value for one in known.anywhere],
        secrets=[one.value for one in known.sought],
        exempt=known.let_through,
    )
    return tuple(dict.fromkeys((*found, *_in_name(name, known))))


def advice_on(name: str, *, known: KnownValues) -> str:
    """What to do about a leak in a cassette's name, by the part of the name that it is in."""
    guilty = [
        advice
        for part, advice in zip(parts_of(name), _ADVICE, strict=True)
        if leaks_in(b"", name=part, known=known)
    ]
    return " ".join(guilty or _ADVICE[:2])


def _in_name(name: str, known: KnownValues) -> Iterator[Leak]:
    """What the user's own rules and declared names find there; nothing rewrites a name."""
    for rule in known.rules:
        spans = rule.spans(name)
        yield from (Leak(rule.name, IN_NAME, end - start) for start, end in spans)
    for value in known.declared.intersection(one.value for one in known.anywhere):
        words = value.split()
        if (len(value) < MIN_LENGTH or len(words) > 1) and _are_in(_HUMP.sub("_", name), words):
            yield Leak("known-value", IN_NAME, len(value))


def _are_in(name: str, words: Sequence[str]) -> bool:
    """Whether the words of a value stand in a name; other scripts put nothing around them."""
    joined = r"[\W_]{0,3}".join(map(re.escape, words))
    alone = rf"(?<![^\W_]){joined}(?![^\W_])" if joined.isascii() else joined
    return re.search(alone, name, re.IGNORECASE) is not None
