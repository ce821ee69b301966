"""A module whose mutants are tried, and the tests that mirror it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.operators import mutants
from tests.mutation.reasons import name_of, reasons
from tests.mutation.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutation.operators import Mutant

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "pytest_assistants"
KEPT = ROOT / "build" / "mutation"
# Holds the reference pages against the tables of the contract.
PAGES = "tests/docs/test_reference.py"
# Of a module, at most so many are tried, chosen by its name alone; a larger number adds to them.
SAMPLE = 40


@dataclass
class Module:
    """A module, by its file, of whose mutants so many are tried at most."""

    path: Path
    sample: int = SAMPLE

    @cached_property
    def source(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def label(self) -> str:
        return self.path.relative_to(SOURCE).with_suffix("").as_posix()

    @cached_property
    def dotted(self) -> str:
        return f"pytest_assistants.{self.label.replace('/', '.')}".removesuffix(".__init__")

    @cached_property
    def all(self) -> list[Mutant]:
        return mutants(self.source)

    @cached_property
    def chosen(self) -> list[Mutant]:
        found = sorted(self.all, key=self._lot)[: self.sample]
        return sorted(found, key=self.all.index)

    def _lot(self, mutant: Mutant) -> str:
        """What a mutant draws: the same in every run, whatever others there are."""
        return hashlib.sha256(f"{self.label} {mutant.at}".encode()).hexdigest()

    @cached_property
    def record(self) -> Record:
        record = Record(KEPT / f"{self.label}.json", root=ROOT, source=self.source, room=self.room)
        record.load()
        return record

    @property
    def tried(self) -> list[Mutant]:
        """The mutants of which something is known."""
        return [mutant for mutant in self.all if str(mutant.at) in self.record.verdicts]

    @property
    def pending(self) -> list[Mutant]:
        """The mutants of which nothing is known that holds still; a survivor's reason does."""
        return [
            mutant
            for mutant in self.chosen
            if not self.record.knows(mutant.at) and not self._is_excused(mutant)
        ]

    def _is_excused(self, mutant: Mutant) -> bool:
        known = str(mutant.at) in self.record.verdicts
        return known and name_of(self.label, mutant.change) in reasons()

    @property
    def room(self) -> list[str]:
        """All files of tests of its room."""
        place = ROOT / "tests" / self.room_name
        return [each.relative_to(ROOT).as_posix() for each in sorted(place.rglob("test_*.py"))]

    @property
    def room_name(self) -> str:
        """``contract``, ``cassette``, ``factories``."""
        return self.label.split("/", maxsplit=1)[0]

    @property
    def tests(self) -> list[list[str]]:
        """The files of tests that mirror it: its own, then those of its folder, and the pages."""
        place = ROOT / "tests" / self.path.relative_to(SOURCE)
        own = place.with_name("test_init.py" if place.stem == "__init__" else f"test_{place.name}")
        folder = next(folder for folder in place.parents if folder.is_dir())
        at_the_top = "/" not in self.label.removeprefix(f"{self.room_name}/")
        beside = [] if own.exists() and at_the_top else sorted(folder.glob("test_*.py"))
        pages = [PAGES] if self.room_name == "contract" else []
        steps = [own] if own.exists() else [], [each for each in beside if each != own]
        first, second = ([each.relative_to(ROOT).as_posix() for each in step] for step in steps)
        return [step for step in (first, [*second, *pages]) if step]


def modules(names: list[str], *, sample: int = SAMPLE) -> Iterator[Module]:
    """The modules of these names, and all of the folders of these names."""
    for name in names:
        file = SOURCE / f"{name}.py"
        files = [file] if file.exists() else sorted((SOURCE / name).rglob("*.py"))
        yield from (Module(each, sample) for each in files)
