"""The leak check, asked about all that a session knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.leaks import IN_NAME, Leak, find_leaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValues


def leaks_in(data: bytes, *, name: str, known: KnownValues) -> tuple[Leak, ...]:
    """What must not be written under that name, given what is known; empty where all is well."""
    found = find_leaks(
        data,
        name=name,
        known=[one.value for one in known.anywhere],
        secrets=[one.value for one in known.sought],
        exempt=known.let_through,
    )
    return (*found, *_in_name(name, known))


def _in_name(name: str, known: KnownValues) -> Iterator[Leak]:
    """What the user's own rules find in the file's name, which no sanitizer rewrites."""
    for rule in known.rules:
        spans = rule.spans(name)
        yield from (Leak(rule.name, IN_NAME, end - start) for start, end in spans)
