"""The tutorials' examples: their committed cassettes replay, and the demo ends green."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial"
FIRST = TUTORIAL / "first_recording"
EXAMPLES = [FIRST, TUTORIAL / "chat_application"]


def run(*command: str) -> str:
    """What a Python program of the example prints; it must succeed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": os.pathsep.join(map(str, EXAMPLES))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_committed_cassettes_replay_without_a_network(example: Path) -> None:
    own = ("-o", "addopts=", "-o", "filterwarnings=", "-p", "no:cacheprovider", "-p", "no_network")
    told = run("-m", "pytest", *own, str(example))
    stored = sum(
        len(re.findall(r"^- request:$", path.read_text("utf-8"), re.MULTILINE))
        for path in (ROOT / "cassettes" / example.relative_to(ROOT)).rglob("*.yaml")
    )
    assert f"{stored} replayed" in told
    assert "no network: 0 attempts refused" in told


def test_the_demo_records_replays_and_leaves_nothing() -> None:
    *_, last = run(str(FIRST / "demo.py")).splitlines()
    assert last.startswith("green")
