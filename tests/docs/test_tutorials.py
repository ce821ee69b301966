"""The tutorials: cassettes replay, the demo ends green, the first page shows what one sees."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.plugin.needs import skip_without
from tests.processes.runs import run_pytest

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial"
FIRST = TUTORIAL / "first_recording"
EXAMPLES = [FIRST, TUTORIAL / "chat_application"]
PAGE = TUTORIAL / "first-recording.md"
STEP = re.compile(
    r"^```(?P<kind>console|text|yaml)\n(?P<shown>.*?)^```$"
    r"|change `(?P<old>[^`]+)` in `ask` to `(?P<new>[^`]+)`"
    r"|^Open `(?P<file>[^`]+)`",
    re.MULTILINE | re.DOTALL,
)


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
    skip_without(file.read_text("utf-8") for file in example.glob("*.py"))
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


def typed(command: str, folder: Path) -> str:
    """What one sees of a command of pytest that is typed in that folder."""
    own = ("AZURE_", "OPENAI_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    environment = {**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    arguments = ["-p", "assistants", *command.split()[2:]]
    return run_pytest(arguments, cwd=folder, env=environment).stdout


def test_whoever_follows_the_first_page_sees_what_it_shows(tmp_path: Path) -> None:
    for name in ("desk.py", "test_desk.py"):
        shutil.copy(FIRST / name, tmp_path)
    steps = list(STEP.finditer(PAGE.read_text("utf-8")))
    assert len(steps) == 12
    seen, file = "", Path()
    for step in steps:
        if step["old"]:
            desk = (tmp_path / "desk.py").read_text("utf-8")
            (tmp_path / "desk.py").write_text(desk.replace(step["old"], step["new"], 1), "utf-8")
        elif step["file"]:
            file = tmp_path / step["file"]
        elif step["kind"] == "yaml":
            assert step["shown"] in file.read_text("utf-8")
        elif step["kind"] == "text":
            assert step["shown"] in seen
        elif step["shown"].startswith("$ pytest"):
            seen = typed(step["shown"], tmp_path)
