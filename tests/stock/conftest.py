"""The project beside this file, copied, and runs of it in processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
collect_ignore = ["project"]

# What a process needs to be measured, or to start at all.
KEPT = ("COVERAGE_", "SYSTEMROOT")
SECONDS = 120

Python = Callable[..., str]


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Python:
    """Runs ``python …`` in a copy of the project, which stays; what it printed."""
    root = tmp_path_factory.mktemp("stock") / "project"
    shutil.copytree(HERE / "project", root, ignore=shutil.ignore_patterns("__pycache__"))

    def run(*arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - this interpreter, on arguments of the tests
            [sys.executable, *arguments],
            cwd=root,
            env={name: value for name, value in os.environ.items() if name.startswith(KEPT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    return run


@pytest.fixture(scope="session")
def recorded_here(python: Python) -> list[Path]:
    """Cassettes that this package has just recorded."""
    options = ("--assistants-record", "--assistants-upstream=emulator")
    python("-m", "pytest", "-q", "recorded_here.py", *options)
    printed = python("-c", "import pathlib; print(pathlib.Path('cassettes').resolve())")
    return sorted(Path(printed.strip(), "recorded_here").glob("*.yaml"))
