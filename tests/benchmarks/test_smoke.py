"""The benchmarks run; how fast is none of the test suite's business."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOPICS = (
    *("replaying", "loading", "judging", "sanitizing", "recording"),
    *("emulating", "growing", "suites"),
)
PAGE = "# Performance\n<!-- measured -->\nold\n<!-- /measured -->\nThe end.\n"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_benchmark_measures_and_writes_its_rows_into_the_page(topic: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "tests.benchmarks", "--smoke", "--write", str(page), topic],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    rows = done.stdout.splitlines()
    assert (done.returncode, bool(rows)) == (0, True), done.stderr
    written = page.read_text(encoding="utf-8")
    assert all(row in written for row in rows)
    assert "old" not in written
    assert written.endswith("The end.\n")
