"""A trial tells what noticed a mutant, and leaves this process as it was."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from tests.mutation import trial
from tests.mutation.operators import mutants, mutated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="trials are forked")


def _sleep() -> None:
    signal.pause()


def _spin() -> None:
    while True:
        pass


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raise() -> None:
    raise ValueError


@pytest.mark.parametrize(
    ("run", "seconds", "told"),
    [
        (lambda: None, 60, None),
        (lambda: "test_x.py::test_it", 60, "test_x.py::test_it"),
        (_sleep, 0.02, trial.TIME),
        (_spin, 0.02, trial.TIME),
        (_die, 60, trial.DEATH),
        (_raise, 60, trial.DEATH),
    ],
    ids=["nothing", "a test", "waiting", "working", "a signal", "an exception"],
)
def test_what_ended_a_trial_is_told(
    run: Callable[[], str | None], seconds: float, told: str | None
) -> None:
    assert trial.forked(run, seconds=seconds) == told


def test_a_trial_changes_nothing_here() -> None:
    def leave() -> None:
        sys.modules["left_behind"] = sys

    assert trial.forked(leave, seconds=60) is None
    assert "left_behind" not in sys.modules


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (None, None),
        ("1  ->  2", "test_numbers.py::test_one"),
        ("'a'  ->  'aX'", trial.COLLECTING),
    ],
)
def test_a_module_is_imported_with_its_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str | None, told: str | None
) -> None:
    source = "one = 1\nletter = dict(a=0)['a']\n"
    path = tmp_path / "numbers_of_a_trial.py"
    path.write_text(source)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_numbers.py").write_text(
        "from numbers_of_a_trial import one\n\n"
        "def test_other(): pass\n"
        "def test_one(): assert one == 1\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    made = [each for each in mutants(source) if each.change == change]
    finder = trial.Mutated("numbers_of_a_trial", path=path, tree=mutated(source, *made))

    found = trial.forked(
        lambda: trial.imported_anew(
            ["-q", "-p", "no:cacheprovider"], plugin=trial.FirstFailure({}), finder=finder
        ),
        seconds=60,
    )

    assert found == told
