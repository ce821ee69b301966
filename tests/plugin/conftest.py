"""A user's project in a folder of its own, run by pytest in a process of its own."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.plugin.needs import skip_without
from tests.processes.runs import run_pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORD = ("--assistants-record", "--assistants-upstream=emulator")
EMULATE = ("--assistants-emulate",)
# Plugins that no inner run needs, and that cost each a part of a second.
WITHOUT = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:faker")

# Refuses every socket but those of a process with itself.
NO_SOCKETS = """
import socket

def _refuse(*args, **options):
    raise AssertionError(f"a socket was opened: {args!r}")

socket.socket.connect = _refuse
socket.socket.connect_ex = _refuse
socket.getaddrinfo = _refuse
"""


@dataclass
class Project:
    """The project: its files, its cassettes, and pytest's runs in it."""

    pytester: pytest.Pytester
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.pytester.path

    def write(self, **files: str) -> None:
        """``test_x="..."`` writes ``test_x.py``; a name with two underscores makes a folder."""
        for name, text in files.items():
            path = self.path / (name.replace("__", "/") + ".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def run(
        self, *arguments: str, env: Mapping[str, str] | None = None, warm: bool = True
    ) -> pytest.RunResult:
        """Pytest with these arguments, and nothing of this process's environment."""
        sources = (path.read_text("utf-8") for path in self.path.rglob("*.py"))
        skip_without([*arguments, *sources])
        began = time.perf_counter()
        done = run_pytest(
            ["-W", "ignore", *WITHOUT, *arguments],
            cwd=self.path,
            env={"PYTHONPATH": str(self.path), **_kept(), **self.environment, **(env or {})},
            warm=warm,
        )
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        lines, mistakes = done.stdout.splitlines(), done.stderr.splitlines()
        return pytest.RunResult(done.returncode, lines, mistakes, time.perf_counter() - began)

    def command(self, *command: str, env: Mapping[str, str] | None = None) -> pytest.RunResult:
        """Any command in the project's folder."""
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update({**_kept(), **self.environment, **(env or {})})
        try:
            return self.pytester.run(*command, timeout=120)
        finally:
            os.environ.clear()
            os.environ.update(before)

    def record(self, *arguments: str) -> pytest.RunResult:
        """Record on the emulator."""
        return self.run(*RECORD, *arguments)

    def replay(self, *arguments: str) -> pytest.RunResult:
        """Replay with every socket refused."""
        (self.path / "no_sockets.py").write_text(NO_SOCKETS)
        return self.run("-p", "no_sockets", *arguments, env={"PYTHONPATH": str(self.path)})

    @property
    def cassettes(self) -> dict[str, bytes]:
        """Every file below the cassette folder, by name."""
        folder = self.path / "cassettes"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


def _kept() -> dict[str, str]:
    names = {"PATH", "HOME", "SYSTEMROOT", "TMPDIR"}
    return {
        name: value for name, value in os.environ.items() if name in names or name.startswith("COV")
    }


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    (pytester.path / "pytest.ini").write_text("[pytest]\n")
    return Project(pytester)
