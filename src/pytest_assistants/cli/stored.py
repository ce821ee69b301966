"""The cassettes that a command is told to look at: which files, and what they are called."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.known.exemptions import Exemption
from pytest_assistants.cassette.leaks import find_leaks
from pytest_assistants.cassette.serializer.reading import MAX_BYTES
from pytest_assistants.errors import CassetteError, SettingsError
from pytest_assistants.nearest import nearest
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.settings.names import DEFAULT_FOLDER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValues

_SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Stored:
    """One file, and the cassette folder its name is relative to."""

    folder: Path
    path: Path

    @property
    def name(self) -> str:
        """The cassette's name: its path below the folder."""
        return self.path.relative_to(self.folder).as_posix()

    def read(self) -> bytes:
        """The file's bytes; raises CassetteError for what cannot be a cassette."""
        if self.path.is_symlink() or not self.path.is_file():
            raise CassetteError("it is no plain file.")
        try:
            if self.path.stat().st_size > MAX_BYTES:
                raise CassetteError(f"it is larger than {MAX_BYTES:,} bytes.")
            return self.path.read_bytes()
        except OSError as problem:
            raise CassetteError(f"it cannot be read: {problem.strerror}.") from problem

    def shown(self, known: KnownValues) -> str:
        """The path from here, without what in it looks secret."""
        return "/".join(_part(place, known) for place in _places(self.path))


def add_arguments(parser: Any) -> None:
    """What every command on many cassettes at rest is told."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"cassettes, or folders of them (default: {DEFAULT_FOLDER})",
    )
    add_folder(parser)
    add_secrets(parser)


def add_folder(parser: Any) -> None:
    """Where cassettes lie."""
    parser.add_argument(
        "--folder",
        default=DEFAULT_FOLDER,
        help=f"the cassette folder, which cassettes are named from (default: {DEFAULT_FOLDER})",
    )


def add_secrets(parser: Any) -> None:
    """What must not be in a cassette, and what may."""
    parser.add_argument(
        "--secret",
        action="append",
        default=[],
        metavar="VARIABLE",
        help="an environment variable whose value must not be there, repeatable",
    )
    parser.add_argument(
        "--exempt",
        action="append",
        default=[],
        nargs=2,
        metavar=("VALUE", "REASON"),
        help="a value that may be there, and why, repeatable; rules and exemptions of a "
        "conftest.py are not known here",
    )


def chosen(options: argparse.Namespace) -> tuple[Stored, ...]:
    """The files meant, in order; raises SettingsError for a path that does not exist."""
    folder = Path(options.folder)
    files = {}
    for given in map(Path, options.paths or [folder]):
        if not (given.exists() or given.is_symlink()):
            raise SettingsError(f"there is no {given}: name a cassette or a folder of cassettes.")
        for path in _files(given):
            files[path] = _stored(path, folder, given)
    return tuple(files.values())


def single(given: Path, *, folder: Path) -> Stored:
    """The one cassette that is meant; raises SettingsError where it is not one file."""
    if given.is_dir():
        first = next(_files(given), None)
        hint = f", such as {first}" if first else "; there is none in it"
        raise SettingsError(f"{given} is a folder: name one cassette{hint}.")
    if not (given.exists() or given.is_symlink()):
        every = [str(path) for path in _files(folder)] if folder.is_dir() else []
        near = nearest(given, every, alike=0.5)
        hint = f"the nearest is {near}." if near else "name a cassette."
        raise SettingsError(f"there is no {given}: {hint}")
    return _stored(given, folder, given)


def known_values(options: argparse.Namespace) -> KnownValues:
    """What this machine's environment gives away, but what is exempt; raises SettingsError."""
    exempt = [Exemption(value, reason).value for value, reason in options.exempt]
    return Knowledge(os.environ, names=options.secret).values.with_user_rules((), exempt=exempt)


def _stored(path: Path, folder: Path, given: Path) -> Stored:
    """A file that was found at what was given; outside of the folder it is named from there."""
    inside = _absolute(given).is_relative_to(_absolute(folder))
    top = folder if inside else given if given.is_dir() else given.parent
    return Stored(_absolute(top), _absolute(path))


def _files(given: Path) -> Iterator[Path]:
    if not given.is_dir():
        yield given
        return
    for path in sorted(given.rglob("*")):
        if path.suffix.lower() in _SUFFIXES and (path.is_symlink() or not path.is_dir()):
            yield path


def _absolute(path: Path) -> Path:
    """From the root, links left as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _places(path: Path) -> Iterator[Path]:
    """The path's steps, from the working folder on where it lies below."""
    here = Path.cwd()
    top = here if path.is_relative_to(here) else path.parent
    yield from reversed([step for step in (path, *path.parents) if top in step.parents])


def _part(place: Path, known: KnownValues) -> str:
    """A step's name, or its number among its neighbours if the name must not be shown."""
    if not known.found_in(place.name) and not find_leaks(b"", name=place.name, known=()):
        return place.name
    return f"<entry {sorted(place.parent.iterdir()).index(place) + 1}>"
