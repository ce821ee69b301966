"""``pytest-assistants resanitize``: today's sanitizers, over cassettes at rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.serializer import load
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.cli.cleaning import cleaned, writable
from pytest_assistants.cli.exits import FINE, FOUND
from pytest_assistants.cli.parsers import subcommand
from pytest_assistants.cli.printing import print_lines
from pytest_assistants.cli.stored import Stored, add_arguments, chosen, known_values
from pytest_assistants.errors import CassetteError, CorruptCassette, SecretLeak

if TYPE_CHECKING:
    import argparse

    from pytest_assistants.cassette.known.known_values import KnownValues


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "resanitize",
        summary="run today's sanitizers over cassettes at rest",
        description="Sanitize cassettes again and write those that changed. A file that cannot "
        "be read, or that the leak check would refuse, stays as it is; then the exit code is 1.",
        example="--check\ncassettes/tests/test_desk",
    )
    add_arguments(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it would")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Sanitize each file and tell what became of it."""
    known, code = known_values(options), FINE
    for file in chosen(options):
        told, fine = _one(file, known, write=not options.check)
        print_lines([f"{file.shown(known)}: {told}"])
        code = code if fine else FOUND
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
    except CorruptCassette:
        return "refused, since it is no cassette that can be read: see audit", False
    except CassetteError as error:
        return f"refused, since it cannot be read or written: {_reason(error)}", False
    return "written", True


def _reason(error: CassetteError) -> str:
    """What the system said, or the error's kind: its text may quote the file."""
    cause = error.__cause__
    return (isinstance(cause, OSError) and cause.strerror) or type(error).__name__


def sanitized(data: bytes, *, name: str, known: KnownValues) -> bytes | None:
    """The cassette's new bytes, or None where nothing changes; raises CassetteError."""
    old = load(data, name=name, fallback=read_stock_cassette)
    new = cleaned(old, data=data, name=name, known=known)
    return None if new == old else writable(new, name=name, known=known)
