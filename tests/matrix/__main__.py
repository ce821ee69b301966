"""Runs the tests of one cell of the matrix, and keeps what came of it; or writes the table of all.

``python -m tests.matrix CELL [ARGUMENT OF PYTEST ...]`` ends as pytest ends; without a cell, the
table of the cells that were run goes into the page of versions.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.matrix import cells

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "matrix"
PAGE = ROOT / "docs" / "reference" / "versions.md"


def main(arguments: list[str]) -> int:
    """Run a cell, or write the table."""
    if not arguments:
        cells.write(PAGE, [cells.load(file) for file in KEPT.glob("*.json")])
        return 0
    name, *rest = arguments
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "junit.xml")
        command = [sys.executable, "-m", "pytest", f"--junit-xml={report}", *rest]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - this interpreter, on tests
        if report.exists():
            cells.save(KEPT / f"{name}.json", cells.read(name, report=report, asked=rest))
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
