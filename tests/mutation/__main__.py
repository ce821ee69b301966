"""Tries every small mistake in the modules named, and tells which no test noticed.

``python -m tests.mutation contract/ids factories/ledger``; without names, all rooms of which every
line counts.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation import trial
from tests.mutation.operators import mutants

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "pytest_assistants"
ROOMS = ("contract", "cassette", "factories/ledger")


def modules(names: list[str]) -> Iterator[Path]:
    """The files of modules and of folders, but those that only name others."""
    for name in names:
        file = SOURCE / f"{name}.py"
        yield from [file] if file.exists() else sorted((SOURCE / name).rglob("*.py"))


def tests_of(path: Path) -> list[str]:
    """The tests that mirror a module: its own file, else those of its room."""
    place = ROOT / "tests" / path.relative_to(SOURCE)
    own = place.with_name("test_init.py" if path.stem == "__init__" else f"test_{path.name}")
    room = next(folder for folder in place.parents if folder.is_dir())
    found = [own] if own.exists() else sorted(room.glob("test_*.py"))
    return [str(each.relative_to(ROOT)) for each in found]


def try_module(path: Path) -> tuple[int, list[str]]:
    """How many mutants there are, and those that live."""
    tests = tests_of(path)
    dotted = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    name = dotted.removesuffix(".__init__")
    if not trial.passes(tests, finder=None):
        sys.exit(f"{name}: its tests do not pass unchanged: {' '.join(tests)}")
    tried, alive = 0, []
    for mutant in mutants(path.read_text("utf-8")):
        tried += 1
        finder = trial.Mutated(name, path=path, tree=ast.parse(ast.unparse(mutant.tree)))
        if trial.passes(tests, finder=finder):
            alive.append(f"  line {mutant.line}: {mutant.change}")
    return tried, alive


def main() -> None:
    """Tell each module's score and survivors, and at last the score of all."""
    trial.warm_up()
    tried_in_all = alive_in_all = 0
    for path in modules(sys.argv[1:] or list(ROOMS)):
        tried, alive = try_module(path)
        tried_in_all, alive_in_all = tried_in_all + tried, alive_in_all + len(alive)
        told = f"{path.relative_to(SOURCE)}: {tried - len(alive)} of {tried} killed"
        print("\n".join([told, *alive]), flush=True)  # noqa: T201 - the command's answer
    killed = tried_in_all - alive_in_all
    print(f"{killed} of {tried_in_all} killed, {killed / max(tried_in_all, 1):.1%}")  # noqa: T201 - the same


if __name__ == "__main__":
    main()
