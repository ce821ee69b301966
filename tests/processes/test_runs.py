"""A forked run is as one that was started: alone, with its own environment, folder and files."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest
from tests.processes.runs import run_pytest

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {"TZ": "Asia/Kathmandu", "OF_THE_TEST": "1"}
# The interpreter and pytest set these.
OWN = {"LC_CTYPE", "PYTEST_CURRENT_TEST", "PYTEST_VERSION"}
TESTS = """
import json, os, pathlib, signal, sys, time

def test_told():
    told = {
        "process": os.getpid(),
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "path": sys.path[0],
        "zone": time.tzname[0],
        "left": "left_by_another" in sys.modules,
    }
    sys.modules["left_by_another"] = sys
    pathlib.Path("told.json").write_text(json.dumps(told))
    print("to the output")
    print("to the errors", file=sys.stderr)

def test_failing():
    assert False

def test_killed():
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_x.py").write_text(TESTS)
    return tmp_path


def _told(suite: Path, *, warm: bool) -> dict[str, Any]:
    done = run_pytest(["-s", "-k", "told"], cwd=suite, env=ENVIRONMENT, warm=warm)
    assert "to the output" in done.stdout
    assert "to the errors" in done.stderr
    assert "1 passed" in done.stdout
    told: dict[str, Any] = json.loads((suite / "told.json").read_text())
    told["environment"] = {k: v for k, v in told["environment"].items() if k not in OWN}
    return told


@pytest.mark.parametrize("warm", [True, False])
def test_it_has_what_it_was_given_and_nothing_of_another_run(suite: Path, *, warm: bool) -> None:
    one, other = _told(suite, warm=warm), _told(suite, warm=warm)

    assert one.pop("process") != other.pop("process")
    assert one == other
    assert one == {
        "environment": ENVIRONMENT,
        "folder": str(suite),
        "path": str(suite),
        "zone": "+0545",
        "left": False,
    }


@pytest.mark.parametrize("warm", [True, False])
def test_its_code_is_its_own_or_the_signal_that_ended_it(suite: Path, *, warm: bool) -> None:
    failed = run_pytest(["-k", "failing"], cwd=suite, env={}, warm=warm)
    killed = run_pytest(["-k", "killed"], cwd=suite, env={}, warm=warm)

    assert failed.returncode == pytest.ExitCode.TESTS_FAILED
    assert killed.returncode == -signal.SIGKILL


def test_its_outputs_may_go_together(suite: Path) -> None:
    done = run_pytest(["-s", "-k", "told"], cwd=suite, env={}, together=True)

    assert done.stdout.index("to the output") < done.stdout.index("to the errors")
    assert done.stderr == ""
