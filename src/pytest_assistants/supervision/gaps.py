"""Why a run of pytest cannot speak for the whole suite."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.supervision.pytest_internals import SET_UP_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator

DESELECTED = "tests were deselected"
UNCOLLECTED = "not all could be collected"
CRASHED = "a worker crashed"
SOME_PATHS = "only some paths were asked for"
LAST_FAILED = "only what failed last was asked for"
NOTHING_RUN = "no test was run"
STOPPED = "the run was stopped early"
_RUN_NO_TEST = ("collectonly", *SET_UP_ALONE)
_ENDS = (
    pytest.ExitCode.OK,
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.NO_TESTS_COLLECTED,
)


def gaps(session: pytest.Session) -> Iterator[str]:
    """What the command line and the end of the run say."""
    option = session.config.getoption
    if not asks_for_all(session.config):
        yield SOME_PATHS
    if option("lf", default=False) or option("stepwise", default=False):
        yield LAST_FAILED
    nobody_ran = session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED
    if nobody_ran or any(option(name, default=False) for name in _RUN_NO_TEST):
        yield NOTHING_RUN
    if session.shouldfail or session.shouldstop or session.exitstatus not in _ENDS:
        yield STOPPED


def asks_for_all(config: pytest.Config) -> bool:
    """Whether the arguments reach every test path, or the whole rootdir where none is set."""
    here = config.invocation_params.dir
    given = [Path(here, argument) for argument in config.args if "::" not in argument]
    return all(any(_reaches(one, path) for one in given) for path in _wanted(config))


def _wanted(config: pytest.Config) -> list[Path]:
    patterns = config.getini("testpaths")
    root = config.rootpath
    found = [path for one in patterns for path in glob.glob(one, root_dir=root, recursive=True)]  # noqa: PTH207 - as pytest reads them, "." included
    return [root / path for path in found] or [root]


def _reaches(top: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(top.resolve())
