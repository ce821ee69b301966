"""The table of the matrix tells what each cell had, and how its tests ended."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.matrix import cells

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """<?xml version="1.0"?>
<testsuites>
  <testsuite tests="9" skipped="2" failures="1" errors="1" time="90.5"/>
</testsuites>
"""


def test_a_cell_counts_what_pytest_reports_and_names_what_it_stands_on(tmp_path: Path) -> None:
    report = tmp_path / "junit.xml"
    report.write_text(REPORT)

    cell = cells.read("python-3.99", report=report, asked=["-q", "tests/sdk"])

    assert (cell.passed, cell.skipped, cell.failed) == (5, 2, 2)
    assert cell.tests == ["tests/sdk"]
    assert cell.versions["Python"] == platform.python_version()
    assert cell.versions["pytest"] == version("pytest")


def test_the_table_replaces_the_one_of_the_last_run_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n\n{cells.BEGIN}\nold\n\n{cells.END}\n\nAfter.\n")
    kept = tmp_path / "kept" / "b.json"
    cells.save(kept, cells.Cell("b", ["tests/a"] * 20, {"Python": "3.11.7"}, 9, 1, 2))

    cells.write(
        page, [cells.load(kept), cells.Cell("a", ["tests/sdk"], {"Python": "3.12.1"}, 9, 0, 0)]
    )

    text = page.read_text()
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert text.index("| `a` | Python 3.12.1 | `sdk` | 9 | 0 | 0 |") < text.index("| `b` |")
    assert "| `b` | Python 3.11.7 | all 20 rooms | 9 | 1 | **2** |" in text
