"""Tests that run on a mutant: in a fork, so that each costs its tests and no imports."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.util
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import ast
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from pathlib import Path
    from types import ModuleType

SECONDS = 120
# Imported once, before the first fork; nothing of the package is.
IMPORTED = (
    "faker",
    "httpx",
    "httpx2",
    "hypothesis",
    "openai",
    "pydantic",
    "requests",
    "vcr",
    "yaml",
)
# Assertions stay as they are: what rewrites them would find the module before this does.
ARGUMENTS = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore", "--assert=plain")


class Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and makes it of this tree."""

    def __init__(self, name: str, *, path: Path, tree: ast.Module) -> None:
        self._name = name
        self._path = path
        self._tree = tree

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """The module's own place, if it is the one."""
        if fullname != self._name:
            return None
        places = [str(self._path.parent)] if self._path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, self._path, loader=self, submodule_search_locations=places
        )

    def create_module(self, spec: ModuleSpec) -> None:  # noqa: ARG002 - the base class's signature
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._tree, str(self._path), "exec"), vars(module))  # noqa: S102 - the mutant is the point


def warm_up() -> None:
    """Import what every trial needs."""
    for name in IMPORTED:
        importlib.import_module(name)


def passes(tests: Sequence[str], *, finder: Mutated | None) -> bool:
    """Whether all the tests pass; a run that takes too long does not."""
    child = os.fork()
    if not child:
        _run(tests, finder)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _run(tests: Sequence[str], finder: Mutated | None) -> None:
    signal.alarm(SECONDS)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    if finder is not None:
        sys.meta_path.insert(0, finder)
    code = 1
    try:
        code = int(pytest.main([*ARGUMENTS, *tests]))
    finally:
        os._exit(code)
