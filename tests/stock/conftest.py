"""The project beside this file, copied, and runs of it in processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.processes.runs import run_pytest

HERE = Path(__file__).parent
collect_ignore = ["project"]

# What a process needs to be measured, or to start at all.
KEPT = ("COVERAGE_", "SYSTEMROOT")


@dataclass(frozen=True)
class Project:
    """A copy of the project, which stays, and what programs in it print."""

    root: Path

    def run(self, script: str) -> None:
        """A script that knows nothing of pytest."""
        subprocess.run([sys.executable, script], cwd=self.root, env=_kept(), check=True)  # noqa: S603 - this interpreter, on a script of the tests

    def test(self, *arguments: str) -> str:
        """Pytest; every test must pass."""
        done = run_pytest(["-q", *arguments], cwd=self.root, env=_kept(), together=True)
        assert done.returncode == 0, done.stdout
        return done.stdout


def _kept() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith(KEPT)}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("stock") / "project"
    shutil.copytree(HERE / "project", root, ignore=shutil.ignore_patterns("__pycache__"))
    return Project(root)


@pytest.fixture(scope="session")
def recorded_here(project: Project) -> list[Path]:
    """Cassettes that this package has just recorded."""
    options = ("--assistants-record", "--assistants-upstream=emulator")
    project.test("recorded_here.py", *options)
    return sorted((project.root / "cassettes" / "recorded_here").glob("*.yaml"))
