"""The mutants of modules, tried: those in functions where they live, others imported anew."""

from __future__ import annotations

import functools  # noqa: TC003 - a dataclass reads the annotation
import gc
import hashlib
import importlib
import json
import sys
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.mutation import trial
from tests.mutation.caches import caches
from tests.mutation.exchange import exchanged, functions
from tests.mutation.modules import KEPT, ROOT, SOURCE
from tests.mutation.operators import mutated
from tests.mutation.reach import Reach, first, measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import CodeType, FunctionType

    Changes = list[tuple[FunctionType, CodeType]]

    from tests.mutation.modules import Module
    from tests.mutation.operators import Mutant

# Assertions stay as they are: what rewrites them would find a mutant before its finder does.
ARGUMENTS = ("-q", "-p", "no:cacheprovider", "--assert=plain")
# How long tests may take on a mutant: this, and so many times what they take without.
SECONDS, TIMES = 5.0, 5


def reached(room: str, found: Sequence[Module]) -> Reach:
    """Which tests of a room run the lines of modules; measured where no run before told it."""
    kept = KEPT / f"{room}.reach.json"
    tests = (ROOT / "tests" / each for each in (room, "mutation"))
    digest = _digest([file for place in (SOURCE, *tests) for file in place.rglob("*.py")])
    if not kept.exists() or json.loads(kept.read_text("utf-8"))["digest"] != digest:
        trial.forked(lambda: _measure(kept, room, found, digest), seconds=1_800)
    return Reach(**json.loads(kept.read_text("utf-8"))["reach"])


def _measure(kept: Path, room: str, found: Sequence[Module], digest: str) -> None:
    result = measure(
        [*ARGUMENTS, f"tests/{room}"],
        package=SOURCE.name,
        files=sorted(SOURCE.rglob("*.py")),
        load=[module.dotted for module in found],
    )
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"digest": digest, "reach": asdict(result)}), "utf-8")


def _digest(files: Sequence[Path]) -> str:
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(str(file).encode() + file.read_bytes())
    return found.hexdigest()


def try_functions(room: str, found: Sequence[Module], reach: Reach) -> None:
    """Try what can be tried where all is imported and collected once; the records tell."""
    if not any(mutant.called for module in found for mutant in module.pending):
        return
    plugin = InFunctions(found, reach)
    arguments = [*ARGUMENTS, f"tests/{room}"]
    if failed := trial.forked(lambda: _main(arguments, plugin), seconds=100_000):
        sys.exit(failed)


def _main(arguments: list[str], plugin: InFunctions) -> str | None:
    pytest.main(arguments, plugins=[plugin])
    return plugin.failed


def try_imports(module: Module, reach: Reach, *, passing: set[tuple[str, ...]]) -> None:
    """Try all others: with the tests that mirror their module, then with all of its room.

    Args:
        module: whose mutants are tried.
        reach: of its room.
        passing: files of tests that are known to pass without a mistake; more are added.
    """
    alive = module.pending
    together = sorted({each for step in module.tests for each in step})
    if alive and tuple(together) not in passing:
        _must_pass(module, together, reach)
        passing.add(tuple(together))
    for tests in module.tests if alive else []:
        alive = [mutant for mutant in alive if not _noticed(module, mutant, tests, reach)]
    _try_together(module, alive, reach)


def _must_pass(module: Module, tests: Sequence[str], reach: Reach) -> None:
    if killer := _imported(module, [], tests, reach):
        sys.exit(f"{module.label} fails as it is, by {killer}")


def _noticed(module: Module, mutant: Mutant, tests: Sequence[str], reach: Reach) -> bool:
    killer = _imported(module, [mutant], tests, reach)
    if killer:
        _keep(module, mutant, killer)
    return killer is not None


def _try_together(module: Module, alive: Sequence[Mutant], reach: Reach) -> None:
    """All of these in one, since few are noticed; if they are, halves of them tell which."""
    if not alive:
        return
    killer = _imported(module, alive, module.room, reach)
    if killer and len(alive) > 1:
        _try_together(module, alive[: len(alive) // 2], reach)
        _try_together(module, alive[len(alive) // 2 :], reach)
        return
    for mutant in alive:
        _keep(module, mutant, killer)


def _keep(module: Module, mutant: Mutant, killer: str | None) -> None:
    module.record.add(mutant.at, killer)
    module.record.save()


def _imported(
    module: Module, made: Sequence[Mutant], tests: Sequence[str], reach: Reach
) -> str | None:
    tree = mutated(module.source, *made)
    finder = trial.Mutated(module.dotted, path=module.path, tree=tree)
    plugin = trial.FirstFailure(reach.seconds, module.tests[0])
    return trial.forked(
        lambda: trial.imported_anew([*ARGUMENTS, *tests], plugin=plugin, finder=finder),
        seconds=SECONDS + TIMES * _seconds(tests, reach),
    )


def _seconds(files: Sequence[str], reach: Reach) -> float:
    return sum(taken for test, taken in reach.seconds.items() if test.split("::")[0] in files)


@dataclass(eq=False)
class InFunctions:
    """A plugin of pytest that tries mutants where the tests would run."""

    found: Sequence[Module]
    reach: Reach
    failed: str | None = None
    known: list[functools._lru_cache_wrapper[object]] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for module in self.found:
            importlib.import_module(module.dotted)
        items = {item.nodeid: item for item in session.items}
        alive = functions([module.path for module in self.found])
        self.known = caches(SOURCE.name)
        gc.collect()
        gc.freeze()
        fit = first([test for test in self.reach.seconds if test in items], self.reach.seconds)
        while killer := trial.forked(lambda: self._run([], fit, items), seconds=1_000):
            if killer not in items:
                self.failed = f"{killer}, though nothing is wrong"
                return True
            del items[killer]  # in another order than it stands in
            fit.remove(killer)
        for module in self.found:
            before = trial.compiled(mutated(module.source), module.path)
            for mutant in module.pending:
                after = trial.compiled(mutated(module.source, mutant), module.path)
                changes = exchanged(alive[module.path], before=before, after=after)
                self._try(module, mutant, changes, items)
        return True

    def _try(
        self,
        module: Module,
        mutant: Mutant,
        changes: Changes,
        items: dict[str, pytest.Item],
    ) -> None:
        if not changes or not mutant.called:
            return
        tests = self.reach.of(module.path, mutant, mirrored=module.tests[0])
        tests = [test for test in tests if test in items]
        killer = trial.forked(
            lambda: self._run(changes, tests, items),
            seconds=SECONDS + TIMES * sum(self.reach.seconds[test] for test in tests),
        )
        if killer or not self.reach.at_import(module.path, mutant):
            _keep(module, mutant, killer)

    def _run(self, changes: Changes, tests: list[str], known: dict[str, pytest.Item]) -> str | None:
        """What fails first of these tests, where functions have other code."""
        items = [known[test] for test in tests]
        gc.disable()
        for function, code in changes:
            function.__code__ = code
        for each in self.known:
            each.cache_clear()
        noticing = trial.FirstFailure({})
        for item, following in zip(items, [*items[1:], None], strict=True):
            if item is items[0]:
                item.config.pluginmanager.register(noticing)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if noticing.killer:
                break
        return noticing.killer
