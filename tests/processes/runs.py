"""Runs of pytest in processes of their own, of which each costs a fork instead of all imports."""

from __future__ import annotations

import atexit
import functools
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
SECONDS = 120
# pytest would rewrite the assertions of plugins that were imported already.
QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")

Done = subprocess.CompletedProcess[str]


def run_pytest(
    arguments: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    together: bool = False,
    warm: bool = True,
) -> Done:
    """Run ``python -m pytest`` with exactly this environment, and read what it printed.

    Args:
        arguments: what stands behind ``pytest``.
        cwd: the folder it runs in.
        env: all of its environment; what speaks to the interpreter itself makes it start cold.
        together: whether standard error goes where standard output goes.
        warm: whether it may begin with all imports done.

    A run that takes two minutes is ended by a signal, which its code then tells.
    """
    told = {name for name in env if name.startswith("PYTHON")} - {"PYTHONPATH"}
    run = _run_warm if warm and not told and hasattr(os, "fork") else _run_cold
    return run(arguments, cwd=cwd, env=env, together=together)


def _run_cold(
    arguments: Sequence[str], *, cwd: Path, env: Mapping[str, str], together: bool
) -> Done:
    return subprocess.run(  # noqa: S603 - this interpreter, on arguments of the tests
        [sys.executable, "-m", "pytest", *arguments],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if together else subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def _run_warm(
    arguments: Sequence[str], *, cwd: Path, env: Mapping[str, str], together: bool
) -> Done:
    with tempfile.TemporaryDirectory() as folder:
        stdout = Path(folder, "stdout")
        stderr = stdout if together else Path(folder, "stderr")
        command = [*QUIET, *arguments]
        order = {
            "arguments": command,
            "cwd": str(cwd),
            "env": dict(env),
            "stdout": str(stdout),
            "stderr": str(stderr),
        }
        code = _forker().run(order)
        told = "" if together else stderr.read_text("utf-8")
        return Done(command, code, stdout.read_text("utf-8"), told)


@dataclass(frozen=True)
class Forker:
    """The process that forks: ``warm.py``."""

    process: subprocess.Popen[str]

    def run(self, order: Mapping[str, object]) -> int:
        """The exit code of a child, or minus the signal that ended it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def end(self) -> None:
        """Let it write down what it measured, and wait."""
        self.process.communicate()


@functools.cache
def _forker() -> Forker:
    # As text it has no file, which a test could be told as the user's own.
    command = [sys.executable, "-c", Path(__file__).with_name("warm.py").read_text("utf-8")]
    pipe = subprocess.PIPE
    forker = Forker(subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True))  # noqa: S603 - a script of ours
    atexit.register(forker.end)
    return forker
