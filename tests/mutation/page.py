"""The page of scores and survivors, written from the records of all modules."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutation.modules import PAGES
from tests.mutation.reasons import name_of, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.mutation.modules import Module
    from tests.mutation.operators import Mutant

BEGIN, END = "<!-- tried -->\n", "<!-- /tried -->"
_SCORES = (
    "| Room | Modules | Mutants | Tried | Killed | Of these by the pages alone | Score |\n"
    "|---|---|---|---|---|---|---|"
)
_MODULES = "| Module | Mutants | Tried | Killed |\n|---|---|---|---|"
_OPEN = "Not answered yet"


@dataclass(frozen=True)
class Survivor:
    """A mutant that no test noticed."""

    module: str
    mutant: Mutant

    @property
    def name(self) -> str:
        """What it is called where reasons are given, whatever line it stands in."""
        return name_of(self.module, self.mutant.change)


def write(page: Path, modules: Sequence[Module]) -> None:
    """Replace what the page says was tried."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    told = "\n\n".join(_parts(modules, reasons()))
    page.write_text(f"{before}{BEGIN}\n{told}\n\n{END}{after}", "utf-8", newline="\n")


def survivors(module: Module) -> list[Survivor]:
    """The mutants of a module that were tried, and that nothing noticed."""
    verdicts = module.record.verdicts
    return [
        Survivor(module.label, mutant)
        for mutant in module.tried
        if verdicts[str(mutant.at)].killer is None
    ]


def outlived(modules: Sequence[Module]) -> list[str]:
    """The reasons that no survivor needs any more."""
    names = {each.name for module in modules for each in survivors(module)}
    return sorted(reasons().keys() - names)


def score(room: str, modules: Sequence[Module]) -> str:
    """The line of a room."""
    tried = sum(len(module.tried) for module in modules)
    killed = tried - sum(len(survivors(module)) for module in modules)
    everything = sum(len(module.all) for module in modules)
    pages = sum(len(_by_pages(module)) for module in modules)
    share = f"{killed / tried:.1%}" if tried else "not tried"
    return f"| {room} | {len(modules)} | {everything} | {tried} | {killed} | {pages} | {share} |"


def _by_pages(module: Module) -> list[Mutant]:
    """The mutants that only the test noticed that holds the reference pages against the tables."""
    verdicts = module.record.verdicts
    killers = ((mutant, verdicts[str(mutant.at)].killer or "") for mutant in module.tried)
    return [mutant for mutant, killer in killers if killer.startswith(PAGES)]


def _parts(modules: Sequence[Module], why: Mapping[str, str]) -> Iterator[str]:
    rooms = itertools.groupby(sorted(modules, key=_room), key=_room)
    yield "\n".join([_SCORES, *(score(f"`{room}`", list(each)) for room, each in rooms)])
    yield "## Survivors"
    yield from _survivors([each for module in modules for each in survivors(module)], why)
    yield "## Module by module"
    yield "\n".join([_MODULES, *(_line(module) for module in modules if module.all)])


def _survivors(found: Iterable[Survivor], why: Mapping[str, str]) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for each in found:
        told = f"- `{each.module}`, line {each.mutant.line}: {_code(each.mutant.change)}"
        by_reason.setdefault(why.get(each.name, _OPEN), []).append(told)
    for reason, lines in sorted(by_reason.items()):
        yield f"**{reason}**: {len(lines)}"
        yield "\n".join(lines)


def _code(change: str) -> str:
    before, after = change.split("  ->  ", 1)
    return f"`` {before} `` became `` {after} ``"


def _room(module: Module) -> str:
    room, *rest = module.label.split("/")
    return "/".join([room, *rest[:1]]) if len(rest) > 1 or room == "factories" else room


def _line(module: Module) -> str:
    tried = len(module.tried)
    return f"| `{module.label}` | {len(module.all)} | {tried} | {tried - len(survivors(module))} |"
