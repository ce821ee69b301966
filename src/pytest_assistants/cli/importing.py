"""``pytest-assistants import``: cassettes of vcrpy and its plugins, made this kit's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.serializer import Cassette, load
from pytest_assistants.cassette.storage.names import explicit
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.cli.cleaning import cleaned, harvested, writable
from pytest_assistants.cli.exits import FINE, FOUND
from pytest_assistants.cli.layouts import name_of
from pytest_assistants.cli.parsers import subcommand
from pytest_assistants.cli.printing import print_lines
from pytest_assistants.cli.stored import Stored, add_folder, add_secrets, chosen, known_values
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import CassetteError, CorruptCassette, SecretLeak, SettingsError
from pytest_assistants.plurals import counted
from pytest_assistants.session.hosts import ApiHosts
from pytest_assistants.session.judging import judge
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.writing import playback_of, write
from pytest_assistants.settings import ENDPOINT_VARIABLE, Judgement, Validation

if TYPE_CHECKING:
    import argparse

    from pytest_assistants.cassette.known.known_values import KnownValues


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``imported``, ``would import``, ``unchanged`` or ``refused``."""

    word: str
    reason: str = ""
    left_out: int = 0

    def __str__(self) -> str:
        number = counted(self.left_out, "exchange")
        others = f", {number} with other hosts left out" if self.left_out else ""
        return self.word + (f": {self.reason}" if self.reason else "") + others


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "import",
        summary="make cassettes of vcrpy and pytest-recording this kit's own",
        description="Write existing cassettes, YAML or JSON, in this kit's layout and under its "
        "names: sanitized, checked for leaks and against the contract. What was there stays, and "
        "so does a cassette of that name without --force. Exits with 1 if a file was refused.",
        example="tests/cassettes --dry-run\nfixtures/ask.json --as tests/test_desk/test_ask",
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="cassettes of other tools, or folders of them"
    )
    add_folder(parser)
    add_secrets(parser)
    parser.add_argument("--as", dest="named", metavar="NAME", help="the name, for a single file")
    parser.add_argument("--force", action="store_true", help="replace cassettes that are there")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument(
        "--host", action="append", default=[], help="a further host of the API, repeatable"
    )
    parser.add_argument(
        "--validate",
        choices=[one.value for one in Validation],
        default=Validation.ERROR.value,
        help="refuse what violates the contract (error, default), tell it, or do not look",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import each file, and tell what became of it."""
    files, known, code, taken = chosen(options), known_values(options), FINE, set[str]()
    if options.named and len(files) != 1:
        raise SettingsError(f"--as names one cassette, and there are {len(files)}.")
    for file in files:
        name = explicit(options.named) if options.named else name_of(file.path, known=known)
        outcome = _one(file, name, options, known) if name not in taken else _TWICE
        taken.add(name)
        target = "" if outcome.word == _REFUSED else f" -> {options.folder}/{name}"
        print_lines([f"{file.shown(known)}{target}: {outcome}"])
        code = FOUND if outcome.word == _REFUSED else code
    return code


_REFUSED = "refused"
_TWICE = Outcome(_REFUSED, "another file of these has the same name here; give one with --as")


def _one(file: Stored, name: str, options: argparse.Namespace, known: KnownValues) -> Outcome:
    persister = Persister(Path(options.folder).absolute())
    try:
        if persister.path(name) == file.path:
            return Outcome(_REFUSED, "it lies in the cassette folder already; see resanitize")
        data = file.read()
        stored = load(data, name=name, fallback=read_stock_cassette)
        kept, left_out = _of_the_api(stored, options)
        known = harvested(kept, known)
        new = cleaned(kept, data=data, name=name, known=known)
        broken = _violations(new, options)
        if broken and options.validate == Validation.ERROR:
            return Outcome(_REFUSED, f"it violates the contract; see --validate\n{broken}")
        word = _written(new, name, persister, options, known)
    except SecretLeak:
        advice = "declare it with --secret, or exempt it with --exempt"
        return Outcome(_REFUSED, f"something secret would be left in it; {advice}")
    except CorruptCassette:  # its text may quote the file
        return Outcome(_REFUSED, "it is no cassette that vcrpy or this kit can read")
    except CassetteError as error:
        return Outcome(_REFUSED, Knowledge(os.environ, names=options.secret).redacted(str(error)))
    return Outcome(word, broken and f"it violates the contract\n{broken}", left_out)


def _of_the_api(stored: Cassette, options: argparse.Namespace) -> tuple[Cassette, int]:
    """The cassette without what other hosts answered, and how much that was."""
    hosts = ApiHosts(endpoint=os.environ.get(ENDPOINT_VARIABLE), more=lambda: tuple(options.host))
    kept = tuple(
        one for one in stored.interactions if hosts.is_api(one.request.url, one.request.headers)
    )
    if not kept:
        raise CassetteError("none of its exchanges is with the API; name its host with --host.")
    return replace(stored, interactions=kept), len(stored.interactions) - len(kept)


def _violations(cassette: Cassette, options: argparse.Namespace) -> str:
    """What fails a test that replays it; nothing where nobody wants to know."""
    validation = Validation(options.validate)
    if validation is Validation.OFF:
        return ""
    held_to = Judgement(validation, Profile.DOCUMENTED, strict=False)
    told = judge(cassette.interactions, judgement=held_to, expected=()).told or ""
    shown = Knowledge(os.environ, names=options.secret).redacted(told)
    return "\n".join(f"  {line}" for line in shown.splitlines())


def _written(
    new: Cassette,
    name: str,
    persister: Persister,
    options: argparse.Namespace,
    known: KnownValues,
) -> str:
    """Write it, if that is wanted; raises CassetteError."""
    data, before = writable(new, name=name, known=known), persister.read(name)
    if before == data:
        return "unchanged"
    if before is not None and not options.force:
        raise CassetteError(f"{options.folder}/{name} is there already; replace it with --force.")
    if options.dry_run:
        return "would import"
    played = playback_of(name, known)
    done = write(new, name=name, persister=persister, known=known, playback_of=played)
    return "imported" if done else "unchanged"
