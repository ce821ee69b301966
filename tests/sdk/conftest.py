"""Runs of the project beside this file, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.processes.runs import run_pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).parent
collect_ignore = ["project"]

# What a process needs to be measured, or to start at all, is no configuration of the application.
KEPT = ("COVERAGE_", "SYSTEMROOT")
_ID = re.compile(
    r"\b(asst_|thread_|assistant-|file-|msg_|run_|step_|vs_|vsfb_|call_)[0-9A-Za-z]{6,}"
)


@dataclass(frozen=True)
class Run:
    """One pytest run: its exit code, what it printed, how many tests had which outcome."""

    code: int
    output: str

    @property
    def counts(self) -> dict[str, int]:
        counts = pytest.RunResult.parse_summary_nouns(self.output.splitlines())
        return {name: count for name, count in counts.items() if name != "warnings"}

    def shown(self, start: str) -> list[str]:
        """The lines that begin with these words."""
        return [line for line in self.output.splitlines() if line.startswith(start)]


@dataclass(frozen=True)
class Project:
    """A copy of the project with a cassette folder beside it."""

    root: Path

    @property
    def cassettes(self) -> dict[str, bytes]:
        """Every file of the cassette folder."""
        folder = self.root.parent / "cassettes"
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    def run(self, *arguments: str, environment: Mapping[str, str] | None = None) -> Run:
        """Run pytest on the project; of this process's environment nothing is handed on."""
        kept = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
        done = run_pytest(
            ["-q", "-rs", *arguments],
            cwd=self.root,
            env={**kept, **(environment or {})},
            together=True,
        )
        return Run(done.returncode, done.stdout)

    def take_outcomes(self) -> dict[str, object]:
        """What the flows came to since this was last asked, identifiers numbered by appearance."""
        folder = self.root / "outcomes"
        found = {
            path.stem: _numbered(json.loads(path.read_text(encoding="utf-8")))
            for path in sorted(folder.glob("*.json"))
        }
        shutil.rmtree(folder, ignore_errors=True)
        return found


def _numbered(value: object) -> object:
    numbers: dict[str, str] = {}
    text = json.dumps(value)
    return json.loads(
        _ID.sub(lambda one: numbers.setdefault(one[0], f"{one[1]}#{len(numbers)}"), text)
    )


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """Makes a project with an empty cassette folder."""

    def make() -> Project:
        root = tmp_path_factory.mktemp("sdk") / "project"
        shutil.copytree(HERE / "project", root, ignore=shutil.ignore_patterns("__pycache__"))
        return Project(root)

    return make


@pytest.fixture(scope="session")
def new_project_with_cassettes(new_project: Callable[[], Project]) -> Callable[[], Project]:
    """Makes a project with the cassettes that are kept beside this file."""

    def make() -> Project:
        project = new_project()
        shutil.copytree(HERE / "cassettes", project.root.parent / "cassettes")
        return project

    return make
