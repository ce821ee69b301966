"""``pytest-assistants resanitize``: today's sanitizers, over cassettes at rest."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.persister import Persister
from pytest_assistants.cassette.pseudonyms import PREFIXES, TOKEN_KINDS, Pseudonyms
from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION, sanitize
from pytest_assistants.cassette.serializer import Cassette, Head, load
from pytest_assistants.cli.stored import Stored, add_arguments, chosen, known_values
from pytest_assistants.errors import CassetteError, SecretLeak
from pytest_assistants.session.shelf import Shelf, decoded
from pytest_assistants.session.writing import checked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pytest_assistants.cassette.known_values import KnownValues

DONE, LEFT = 0, 1
_COUNTED = re.compile(
    rf"\b(?:(?P<kind>{'|'.join(TOKEN_KINDS)})-[0-9a-z]{{6}}-(?P<number>[0-9]{{1,5}})"
    rf"|(?P<prefix>{'|'.join(map(re.escape, PREFIXES))})[0-9A-Za-z]{{6}}"
    r"(?P<count>0+[0-9]{1,5})[0-9A-Za-z]{2}"
    r"|(?P<uuid>[0-9a-f]{8}-0000-4000-8000-)0{7}(?P<last>[0-9]{5}))\b"
)


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = commands.add_parser(
        "resanitize",
        help="run today's sanitizers over cassettes at rest",
        description="Sanitize cassettes again and write those that changed. A file that cannot "
        "be read, or that the leak check would refuse, stays as it is; then the exit code is 1.",
    )
    add_arguments(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it would")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Sanitize each file and tell what became of it."""
    known, code = known_values(options), DONE
    for file in chosen(options):
        told, fine = _one(file, known, write=not options.check)
        sys.stdout.write(f"{file.shown(known)}: {told}\n")
        code = code if fine else LEFT
    return code


def _one(file: Stored, known: KnownValues, *, write: bool) -> tuple[str, bool]:
    """What became of the file, and whether nothing is left to do."""
    try:
        before = file.read()
        data = sanitized(before, name=file.name, known=known)
        if data is None:
            return "unchanged", True
        if not write:
            return "would change", False
        Persister(file.folder).write(file.name, data)
    except SecretLeak:
        return "refused, since the leak check found something secret: see audit", False
    except CassetteError as error:
        # Its text may quote the file.
        return f"refused, since it cannot be read or written ({type(error).__name__})", False
    return "written", True


def sanitized(data: bytes, *, name: str, known: KnownValues) -> bytes | None:
    """The cassette's new bytes, or None where nothing changes; raises CassetteError."""
    old = load(data, name=name, fallback=read_stock_cassette)
    table = Pseudonyms(name)
    _reserve(data.decode("utf-8", "replace"), table)
    interactions = tuple(
        sanitize(decoded(one), table=table, known=known, key=name) for one in old.interactions
    )
    head = replace(old.head or Head("unknown"), sanitizer=SANITIZER_VERSION)
    new = Cassette(interactions, head)
    if new == old:
        return None
    shelf = Shelf(known=lambda: known, ignored_api_version=None)
    return checked(
        new, name=name, known=known, playback_of=lambda played: shelf.playback(name, played)
    )


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
