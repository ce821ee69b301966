"""Tries every small mistake in the modules named, and tells which no test noticed.

``python -m tests.mutation contract/ids factories/ledger``; without names, all rooms of which every
line counts, and their page is written. What was found out is kept below ``build/mutation``: a run
that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import TYPE_CHECKING

from tests.mutation import page
from tests.mutation.modules import KEPT, ROOT, SAMPLE, modules
from tests.mutation.trying import reached, try_functions, try_imports

if TYPE_CHECKING:
    from tests.mutation.modules import Module

ROOMS = ("contract", "cassette", "factories/ledger")
PAGE = ROOT / "docs" / "explanation" / "mutants.md"
# Imported once, before the first fork; nothing of the package is.
IMPORTED = (
    "_hypothesis_pytestplugin",
    "aiohttp",
    "anyio.pytest_plugin",
    "faker.contrib.pytest.plugin",
    "httpx",
    "httpx2",
    "hypothesis",
    "openai",
    "pydantic",
    "requests",
    "vcr",
    "xdist.plugin",
    "yaml",
)


def main() -> None:
    """Try, and tell each module's score and survivors."""
    asked = _arguments()
    # What every trial imports anew is compiled once, whatever the environment says.
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(KEPT / "bytecode")
    for name in IMPORTED:
        importlib.import_module(name)
    found = list(modules(asked.names or list(ROOMS), sample=asked.sample))
    if not asked.page:
        _try(found)
    if asked.page or not asked.names:
        page.write(PAGE, found)
        for name in page.outlived(found):
            _say(f"no survivor any more, though a reason is given: {name}")
    _say(page.score("all", found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("names", nargs="*", metavar="MODULE", help="contract/ids, cassette, ...")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="how many of a module, at most")
    parser.add_argument("--page", action="store_true", help="only write the page of what is kept")
    return parser.parse_args()


def _try(found: list[Module]) -> None:
    """Each room's functions first, since they take the least."""
    reaches, passing = {}, set[tuple[str, ...]]()
    for room in dict.fromkeys(module.room_name for module in found):
        those = [module for module in found if module.room_name == room]
        reaches[room] = reached(room, those)
        try_functions(room, those, reaches[room])
    for module in found:
        module.record.load()
        try_imports(module, reaches[module.room_name], passing=passing)
        _tell(module)


def _tell(module: Module) -> None:
    alive = page.survivors(module)
    _say(f"{module.label}: {len(module.tried) - len(alive)} of {len(module.tried)} killed")
    for each in alive:
        _say(f"  line {each.mutant.line}: {each.mutant.change}")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command's answer


if __name__ == "__main__":
    main()
