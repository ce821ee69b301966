"""A user's suite in a folder of its own, run by pytest in a process of its own."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.plugin.conftest import NO_SOCKETS, RECORD
from tests.processes.runs import run_pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Run:
    """What pytest said.

    Attributes:
        exit: the exit code.
        output: standard output and standard error.
        outcomes: "passed", "skipped", "failure" or "error" for each test, by name.
        texts: what each test that did not pass is reported with.
    """

    exit: int
    output: str
    outcomes: dict[str, str]
    texts: dict[str, str]

    @property
    def failures(self) -> str:
        """The sections on failures and errors, as people see them."""
        return self.output.partition("short test summary")[0]


@dataclass(frozen=True, slots=True)
class Suite:
    """The suite: its files, its cassettes, and pytest's runs in it."""

    path: Path

    def write(self, **files: str) -> None:
        """``test_x="..."`` writes ``test_x.py``."""
        (self.path / "pytest.ini").write_text("[pytest]\n")
        (self.path / "no_sockets.py").write_text(NO_SOCKETS)
        for name, text in files.items():
            (self.path / f"{name}.py").write_text(text)

    def run(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """Pytest with these arguments, and nothing of this process's environment."""
        kept = {k: v for k, v in os.environ.items() if k in KEPT or k.startswith("COV")}
        report = self.path / "report.xml"
        report.unlink(missing_ok=True)
        done = run_pytest(
            [*("-p", "no:cacheprovider", "-W", "ignore", f"--junitxml={report}"), *arguments],
            cwd=self.path,
            env={**kept, "PYTHONPATH": str(self.path), **(env or {})},
        )
        return _read(done.returncode, done.stdout + done.stderr, report)

    def record(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """Record on the emulator."""
        return self.run(*RECORD, *arguments, env=env)

    def replay(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """Replay with every socket refused."""
        return self.run("-p", "no_sockets", *arguments, env=env)

    @property
    def cassettes(self) -> dict[str, bytes]:
        """Every file below the cassette folder, by name."""
        folder = self.path / "cassettes"
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _read(code: int, output: str, report: Path) -> Run:
    outcomes: dict[str, str] = {}
    texts: dict[str, str] = {}
    for case in ET.parse(report).iter("testcase") if report.exists() else ():  # noqa: S314 - pytest's own report
        name = case.get("name", "")
        told = [child for child in case if child.tag in {"failure", "error", "skipped"}]
        outcomes[name] = told[0].tag if told else "passed"
        texts[name] = "\n".join(f"{one.get('message')}\n{one.text}" for one in told)
    return Run(code, output, outcomes, texts)
