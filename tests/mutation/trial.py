"""Tests that run on a mutant: in a fork, so that each costs its tests and no imports."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.util
import mmap
import os
import resource
import signal
import sys
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.mutation.reach import first

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Collection, Mapping
    from importlib.machinery import ModuleSpec
    from pathlib import Path
    from types import CodeType, ModuleType

# What a mutant may take: one that never stops collecting must not take the machine.
BYTES = 4 << 30
# Time is the processor's, since the machine may be busy; what only waits has so many times more.
WAITS = 5
# Told of mutants that no single test ended.
TIME, COLLECTING, DEATH = "the time limit", "the import", "the end of the process"


def forked(run: Callable[[], str | None], *, seconds: float) -> str | None:
    """What noticed in a child of this process: the id of a test; None if nothing did."""
    told = mmap.mmap(-1, 4096)
    if not (child := os.fork()):
        _in_child(run, told, seconds)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code in {-signal.SIGALRM, -signal.SIGPROF}:
        return TIME
    return (told.read().rstrip(b"\0").decode() or DEATH) if code else None


def _in_child(run: Callable[[], str | None], told: mmap.mmap, seconds: float) -> None:
    code = 1
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, WAITS * seconds)
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        killer = run()
        told.write((killer or "").encode()[:4000])
        code = 0 if killer is None else 1
    finally:
        os._exit(code)


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

    def loads(self) -> bool:
        """Whether the mutant can be imported at all, which is soon found out."""
        try:
            importlib.import_module(self._name)
        except Exception:  # noqa: BLE001 - whatever it raises, it was noticed
            return False
        return True

    def create_module(self, spec: ModuleSpec) -> None:  # noqa: ARG002 - the base class's signature
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compiled(self._tree, self._path), vars(module))  # noqa: S102 - the mutant is the point


def compiled(tree: ast.Module, path: Path) -> CodeType:
    """The code of a module; what is odd about a mutant is not worth a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(tree, str(path), "exec", dont_inherit=True)


@dataclass(eq=False)
class FirstFailure:
    """A plugin of pytest that has tests run in their best order, and keeps what fails first.

    Attributes:
        seconds: how long tests take; those it does not know count as fast.
        mirrored: the files of tests that come earlier.
    """

    seconds: Mapping[str, float]
    mirrored: Collection[str] = ()
    killer: str | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        by_id = {item.nodeid: item for item in items}
        items[:] = [by_id[test] for test in first(by_id, self.seconds, mirrored=self.mirrored)]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.killer = self.killer or COLLECTING

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.killer = self.killer or report.nodeid


def imported_anew(
    arguments: list[str], *, plugin: FirstFailure, finder: Mutated | None
) -> str | None:
    """What notices first where the mutant is imported; the package must not have been yet."""
    if finder is not None:
        sys.meta_path.insert(0, finder)
        if not finder.loads():
            return COLLECTING
    code = pytest.main(["-x", *arguments], plugins=[plugin])
    return plugin.killer if plugin.killer or code == pytest.ExitCode.OK else COLLECTING
