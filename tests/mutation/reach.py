"""Which tests run each line of the package, and how long they take; measured by coverage.py."""

from __future__ import annotations

import functools  # noqa: TC003 - a dataclass reads the annotation
import itertools
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import coverage
import pytest
from tests.mutation.caches import caches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.mutation.operators import Mutant

# Of the tests that run a line, so many are kept, and what takes no longer than so many seconds:
# further cases of the same tests notice little.
MOST, LONGEST = 800, 2.0
# What a test costs beside its own work, what one that is not known may take, and how much likelier
# those notice that mirror a module.
_OVERHEAD, _UNKNOWN, _LIKELIER = 0.002, 0.01, 4


@dataclass(frozen=True)
class Reach:
    """Which tests run a line.

    Attributes:
        seconds: of each test that passes: how long the processor works on it.
        tests: those that reach the same lines, once; by their places in ``seconds``.
        lines: of a file, of a line: where in ``tests`` those stand that run it.
        imported: of a file: the lines that run while modules are imported, or tests collected.
    """

    seconds: dict[str, float]
    tests: list[list[int]]
    lines: dict[str, dict[str, int]]
    imported: dict[str, list[int]]

    def of(self, path: Path, mutant: Mutant, *, mirrored: Collection[str] = ()) -> list[str]:
        """The tests that run a mutant's line, or begin its statement, in their best order."""
        lines = self.lines.get(str(path), {})
        found = (lines.get(str(line)) for line in (mutant.line, mutant.statement))
        places = next((self.tests[at] for at in found if at is not None), [])
        names = list(self.seconds)
        return first([names[at] for at in places], self.seconds, mirrored=mirrored)

    def at_import(self, path: Path, mutant: Mutant) -> bool:
        """Whether it is run before any test is."""
        return not {mutant.line, mutant.statement}.isdisjoint(self.imported.get(str(path), ()))


@dataclass(eq=False)
class Measuring:
    """A plugin of pytest that has coverage.py tell the tests apart."""

    measured: coverage.Coverage
    package: str
    known: list[functools._lru_cache_wrapper[object]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def pytest_collection_finish(self) -> None:
        self.known = caches(self.package)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        for each in self.known:
            each.cache_clear()
        self.measured.switch_context(item.nodeid)
        begun = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - begun
            self.measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


def measure(
    arguments: list[str], *, package: str, files: Iterable[Path], load: Iterable[str]
) -> Reach:
    """Run these tests in this process, which must have imported nothing of the package yet.

    Args:
        arguments: of pytest.
        package: whose caches are emptied before each test.
        files: whose lines count.
        load: the modules to import before any test does.
    """
    paths = [str(path) for path in files]
    measured = coverage.Coverage(data_file=None, config_file=False, include=paths)
    plugin = Measuring(measured, package)
    measured.start()
    for name in load:
        __import__(name)
    pytest.main(arguments, plugins=[plugin])
    measured.stop()
    return _reach(plugin, paths)


def _reach(plugin: Measuring, paths: list[str]) -> Reach:
    seconds = {test: each for test, each in plugin.seconds.items() if test not in plugin.failed}
    places = {test: at for at, test in enumerate(seconds)}
    numbers: dict[tuple[int, ...], int] = {}
    lines, imported = {}, {}
    for path in paths:
        contexts = plugin.measured.get_data().contexts_by_lineno(path)
        imported[path] = [line for line, tests in contexts.items() if "" in tests]
        lines[path] = {
            str(line): numbers.setdefault(_known(tests, places), len(numbers))
            for line, tests in contexts.items()
        }
    return Reach(seconds, [list(tests) for tests in numbers], lines, imported)


def _known(tests: list[str], places: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(places[test] for test in tests if test in places))


def first(
    tests: Iterable[str], seconds: Mapping[str, float], *, mirrored: Collection[str] = ()
) -> list[str]:
    """The fastest first; but the more cases of a test there were, the later comes its next.

    What stands in the files that mirror a module comes earlier.
    """
    cases: Counter[str] = Counter()
    places = {}
    for test in sorted(tests, key=lambda test: (seconds.get(test, _UNKNOWN), test)):
        function = test.partition("[")[0]
        cases[function] += 1
        weight = cases[function] * (1 if test.partition("::")[0] in mirrored else _LIKELIER)
        places[test] = (seconds.get(test, _UNKNOWN) + _OVERHEAD) * weight
    found = sorted(places, key=places.__getitem__)[:MOST]
    spent = itertools.accumulate(seconds.get(test, _UNKNOWN) for test in found)
    return [test for test, end in zip(found, spent, strict=True) if end <= LONGEST] or found[:1]
