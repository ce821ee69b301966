"""``pytest-assistants audit``: the leak check, over cassettes at rest."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION
from pytest_assistants.cassette.sanitizers.encodings.content_encoding import Undecodable, decode
from pytest_assistants.cassette.serializer import load
from pytest_assistants.cassette.serializer.conflicts import CONFLICT, conflict_line
from pytest_assistants.cassette.storage.names import explicit
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.cli.exits import FINE, FOUND
from pytest_assistants.cli.parsers import add_format, subcommand
from pytest_assistants.cli.printing import print_json, print_lines
from pytest_assistants.cli.stored import Stored, add_arguments, chosen, known_values
from pytest_assistants.errors import CassetteError, CorruptCassette, NewerCassette, UnsafeName
from pytest_assistants.session.leak_check import leaks_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.leaks import Leak
    from pytest_assistants.wire import Request, Response

_LINE = "line "
_WAY_OUT = "install what reads it, or record the cassette again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the audit, and never the value.

    Attributes:
        path: the file; a step of it that looks secret is replaced by its number.
        line: where it begins, from 1; 0 where the finding is about the file.
        rule: a rule of the leak check, or ``unreadable``, ``unsafe-name``, ``sanitizer-version``.
        length: of what was found, in characters; 0 where nothing secret was.
        fails: whether it makes the command exit with 1.
        message: what is wrong, beyond the rule.
    """

    path: str
    line: int
    rule: str
    length: int = 0
    fails: bool = True
    message: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        size = f", {self.length} characters" if self.length else ""
        return f"{place}: {self.rule}{size}" + (f" ({self.message})" if self.message else "")


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "audit",
        summary="look for secrets in cassettes at rest",
        description="Run the leak check over cassettes, and tell which are unreadable, unsafely "
        "named or sanitized by an older version. Exits with 1 on a finding.",
        example="--secret CUSTOMER_NAME\ncassettes/tests/test_desk --format json",
    )
    add_format(parser)
    add_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings, one a line."""
    files, known = chosen(options), known_values(options)
    findings = [finding for file in files for finding in audited(file, known)]
    if options.format == "json":
        print_json({"files": len(files), "findings": [asdict(finding) for finding in findings]})
    else:
        print_lines(findings)
    return FOUND if any(finding.fails for finding in findings) else FINE


def audited(file: Stored, known: KnownValues) -> Iterator[Finding]:
    """The findings of one file."""
    path = file.shown(known)
    try:
        data = file.read()
    except CassetteError as error:
        yield Finding(path, 0, "unreadable", message=str(error).rstrip("."))
        return
    yield from _unsafe_name(file, path)
    leaks = leaks_in(data, name=file.name, known=known)
    yield from sorted((_finding(leak, path) for leak in leaks), key=lambda finding: finding.line)
    seen = {(leak.rule, leak.length) for leak in leaks}
    for finding in _of_content(file.name, data, path, known):
        if (finding.rule, finding.length) not in seen:
            yield finding


def _unsafe_name(file: Stored, path: str) -> Iterator[Finding]:
    """A name that no recording would be given."""
    try:
        Persister(file.folder).path(explicit(file.name))
    except UnsafeName:
        yield Finding(path, 0, "unsafe-name")


def _finding(leak: Leak, path: str) -> Finding:
    if leak.place.startswith(_LINE):
        return Finding(path, int(leak.place.removeprefix(_LINE)), leak.rule, leak.length)
    return Finding(path, 0, leak.rule, leak.length, message=f"in the {leak.place}")


def _of_content(name: str, data: bytes, path: str, known: KnownValues) -> Iterator[Finding]:
    """What reading it tells; an error's own text may quote the file, and is not shown."""
    try:
        cassette = load(data, name=name, fallback=read_stock_cassette)
    except CorruptCassette:
        line = conflict_line(data)
        message = "it is no cassette" if line is None else CONFLICT
        yield Finding(path, line or 0, "unreadable", message=message)
        return
    except NewerCassette:
        yield Finding(path, 0, "unreadable", message="it has a newer format")
        return
    for number, interaction in enumerate(cassette.interactions, 1):
        for side, told in (("request", interaction.request), ("answer", interaction.response)):
            yield from _of_body(told, path, f"the {side} of exchange {number}", known)
    version = cassette.head.sanitizer if cassette.head is not None else 0
    if version < SANITIZER_VERSION:
        message = f"{version or 'none'}, where today's is {SANITIZER_VERSION}: run resanitize"
        yield Finding(path, 0, "sanitizer-version", fails=False, message=message)


def _of_body(
    told: Request | Response, path: str, place: str, known: KnownValues
) -> Iterator[Finding]:
    """What stands in a body that is stored as it was packed, or why that cannot be told."""
    encoding = told.header("content-encoding")
    if not encoding or not told.body:
        return
    try:
        leaks = leaks_in(decode(told.body, encoding), name="", known=known)
    except Undecodable as problem:
        message = f"{place} cannot be read: {problem.why}; {_WAY_OUT}"
        yield Finding(path, 0, "unreadable", message=message)
    else:
        for leak in leaks:
            yield Finding(path, 0, leak.rule, leak.length, message=f"in {place}, unpacked")
