"""Today's sanitizers over a cassette that is there already, whoever wrote it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PREFIXES, TOKEN_KINDS, Pseudonyms
from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION, sanitize
from pytest_assistants.cassette.serializer import Cassette, Head
from pytest_assistants.session.shelf import decoded
from pytest_assistants.session.writing import checked, playback_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValues

_COUNTED = re.compile(
    rf"\b(?:(?P<kind>{'|'.join(TOKEN_KINDS)})-[0-9a-z]{{6}}-(?P<number>[0-9]{{1,5}})"
    rf"|(?P<prefix>{'|'.join(map(re.escape, PREFIXES))})[0-9A-Za-z]{{6}}"
    r"(?P<count>0+[0-9]{1,5})[0-9A-Za-z]{2}"
    r"|(?P<uuid>[0-9a-f]{8}-0000-4000-8000-)0{7}(?P<last>[0-9]{5}))\b"
)


def cleaned(cassette: Cassette, *, data: bytes, name: str, known: KnownValues) -> Cassette:
    """The cassette as it would be recorded today.

    Args:
        cassette: what was read.
        data: the file's bytes, which tell the pseudonyms that are taken.
        name: its name, which pseudonyms are made from.
        known: the values that must not be there.
    """
    table = Pseudonyms(name)
    _reserve(data.decode("utf-8", "replace"), table)
    interactions = tuple(
        sanitize(decoded(one), table=table, known=known, key=name) for one in cassette.interactions
    )
    head = cassette.head or Head("unknown", _api_versions(cassette))
    return Cassette(interactions, replace(head, sanitizer=SANITIZER_VERSION))


def harvested(cassette: Cassette, known: KnownValues) -> KnownValues:
    """What is known, and what the cassette's own requests give away: keys, hosts, names."""
    return reduce(
        lambda values, one: values.with_request(one.request).with_answer(one.response),
        cassette.interactions,
        known,
    )


def _api_versions(cassette: Cassette) -> tuple[str, ...]:
    found = {one.request.parameter("api-version") for one in cassette.interactions}
    return tuple(sorted(version for version in found if version))


def writable(cassette: Cassette, *, name: str, known: KnownValues) -> bytes:
    """The bytes of a cassette that is clean and plays; raises CassetteError."""
    return checked(cassette, name=name, known=known, playback_of=playback_of(name, known))


def _reserve(text: str, table: Pseudonyms) -> None:
    """Count on from the pseudonyms that the cassette holds, so that none gets a second meaning."""
    highest: dict[str, int] = {}
    for kind, number in _counted(text, table):
        highest[kind] = max(number, highest.get(kind, 0))
    for kind, number in highest.items():
        for taken in range(1, number + 1):
            _take(table, kind, taken)


def _counted(text: str, table: Pseudonyms) -> Iterator[tuple[str, int]]:
    """Kind and number of each pseudonym of this track."""
    for match in filter(lambda found: table.owns(found[0]), _COUNTED.finditer(text)):
        kind = match["kind"] or match["prefix"] or "uuid"
        yield kind, int(match["number"] or match["count"] or match["last"])


def _take(table: Pseudonyms, kind: str, number: int) -> None:
    """Give a pseudonym away to a value that no cassette holds."""
    if kind in TOKEN_KINDS:
        table.token(kind, f"taken {number}")
    else:
        uuid = f"00000000-0000-1000-8000-{number:012d}"
        table.of(uuid if kind == "uuid" else f"{kind}Taken{number:019d}")
