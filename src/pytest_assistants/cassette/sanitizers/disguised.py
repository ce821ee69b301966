"""Credentials and declared values that stand apart, backwards or packed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.disguises import MIN_CLOSED, apart, closed_up
from pytest_assistants.cassette.sanitizers.findings import Finding, without_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

_UNBROKEN = b"x" * 10
_MARKS = bytes(ord(" " if chr(code).isspace() else "x") for code in range(256))


def disguised_in(
    text: str, lowered: str, *, table: Pseudonyms, known: KnownValues
) -> list[Finding]:
    """Where they stand with something between their characters, or backwards."""
    found: list[Finding] = []
    for core, value in closed_in(lowered, known):
        instead = table.token(value.kind, value.value)
        every = apart(core.decode("utf-8", "surrogatepass")).finditer(text)
        found += [Finding(*match.span(), instead) for match in every]
    return without_overlaps(found) if found else found


def closed_in(lowered: str, known: KnownValues) -> list[tuple[bytes, KnownValue]]:
    """Those that may stand in a text in small letters, whatever is between their characters."""
    if not known.closed or len(lowered) < MIN_CLOSED:
        return []
    closed = closed_up(lowered)
    return [one for one in known.closed if one[0] in closed]


def packed_in(text: str, *, table: Pseudonyms, known: KnownValues) -> list[Finding]:
    """Runs of characters in which they are packed."""
    if not known.packed or not _may_be_packed(text):
        return []
    found: list[Finding] = []
    for form, value in known.packed:
        if form in text:
            instead = table.token(value.kind, value.value)
            found += [Finding(*run, instead) for run in _runs(text, form)]
    return without_overlaps(found) if found else found


def _may_be_packed(text: str) -> bool:
    return _UNBROKEN in text.encode("utf-8", "surrogatepass").translate(_MARKS)


def _runs(text: str, form: str) -> Iterator[tuple[int, int]]:
    """Each place of the form, as far as nothing is blank on either side."""
    end = 0
    while (at := text.find(form, end)) >= 0:
        blank = max(text.rfind(one, end, at) for one in " \n\t")
        start = max(blank + 1, end)
        end = at + len(text[at:].split(None, 1)[0])
        yield start, end
