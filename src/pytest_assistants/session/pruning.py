"""Takes away what nobody plays; a cassette is irreplaceable, so it is moved and never deleted."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.storage.folder import own_cassette
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import CassetteError
from pytest_assistants.plurals import noun
from pytest_assistants.session.writing import checked, playback_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from pytest_assistants.cassette.serializer import Cassette
    from pytest_assistants.report.inventory import Inventory, Place

TRASH = ".assistants-pruned"
_KEPT_OUT = "*\n"  # of git


def prune(inventory: Inventory, *, rootdir: Path) -> Iterator[str]:
    """Move away the orphans, and take out of cassettes what none of their tests asked for.

    What was there before stands below ``TRASH`` in the rootdir. One line for each file.
    """
    trash = Trash(rootdir / TRASH, rootdir=rootdir)
    steps = [
        *(_Step(Path(folder), name) for folder, name in inventory.orphans()),
        *_thinned(inventory.spare),
    ]
    for step in (one for one in steps if one.folder.is_relative_to(rootdir)):
        try:
            told = step.take(trash)
        except (CassetteError, OSError) as problem:
            told = f"was left as it is ({type(problem).__name__})"
        if told is not None:
            yield f"{trash.shown(step.folder / step.name)}: {told}"


def _thinned(spare: Mapping[Place, AbstractSet[int]]) -> Iterator[_Step]:
    for (folder, name), positions in sorted(spare.items()):
        if positions:
            yield _Step(Path(folder), name, frozenset(positions))


@dataclass(frozen=True, slots=True)
class _Step:
    """One cassette, and the interactions to take out; none where it goes as a whole."""

    folder: Path
    name: str
    positions: frozenset[int] = frozenset()

    def take(self, trash: Trash) -> str | None:
        cassette = own_cassette(self.folder, self.name)
        if cassette is None:
            return None
        path, numbers = self.folder / self.name, range(len(cassette.interactions))
        kept = [cassette.interactions[at] for at in numbers if at not in self.positions]
        if not self.positions or not kept:
            trash.take(path)
            return "no test plays it" if not self.positions else "its test plays nothing of it"
        thinned = _checked(replace(cassette, interactions=tuple(kept)), self.name)
        trash.copy(path)
        Persister(self.folder).write(self.name, thinned)
        taken = ", ".join(str(at + 1) for at in sorted(self.positions))
        return f"{noun(len(self.positions), 'interaction')} {taken} of {len(numbers)}"


def _checked(cassette: Cassette, name: str) -> bytes:
    known = KnownValues()
    return checked(cassette, name=name, known=known, playback_of=playback_of(name, known))


@dataclass(frozen=True, slots=True)
class Trash:
    """The folder that keeps what was pruned, laid out as the rootdir is."""

    folder: Path
    rootdir: Path

    def take(self, path: Path) -> None:
        """Move the file here, and remove the folders that are empty then."""
        os.replace(path, self._free(path))  # noqa: PTH105 - says that it is one step
        with contextlib.suppress(OSError):
            os.removedirs(path.parent)

    def copy(self, path: Path) -> None:
        """Keep a copy of the file here."""
        self._free(path).write_bytes(path.read_bytes())

    def shown(self, path: Path) -> str:
        """The path as people are told it."""
        return path.relative_to(self.rootdir).as_posix()

    def _free(self, path: Path) -> Path:
        """A place that nothing holds yet, not even what was pruned before."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / ".gitignore").write_text(_KEPT_OUT)
        wanted = self.folder / path.relative_to(self.rootdir)
        wanted.parent.mkdir(parents=True, exist_ok=True)
        numbered = (wanted.with_name(f"{wanted.name}.{number}") for number in count(1))
        return wanted if not wanted.exists() else next(one for one in numbered if not one.exists())
