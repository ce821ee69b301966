"""A cassette is replaced whole, by a test that passed, or it stands as it stood."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest
from tests.plugin.live import live_resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.conftest import Project

KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"

# Every test says something else when CHANGED is set; what it then does besides stands below it.
TALK = """
import os
from openai import AzureOpenAI

CHANGED = "CHANGED" in os.environ

def talk():
    made = AzureOpenAI().beta.assistants.create(
        model="gpt-4o", name="new" if CHANGED else "old", description="filler " * 60
    )
    assert made.id
"""

FAILING = """
import unittest
import pytest
from talk import CHANGED, talk

pytestmark = pytest.mark.assistants

def test_call():
    talk()
    assert not CHANGED

@pytest.fixture
def set_up():
    talk()
    assert not CHANGED

def test_setup(set_up):
    pass

@pytest.fixture
def torn_down():
    yield
    talk()
    assert not CHANGED

def test_teardown(torn_down):
    pass

def test_skip():
    talk()
    if CHANGED:
        pytest.skip("no need")

def test_xfail():
    talk()
    if CHANGED:
        pytest.xfail("known")

@pytest.mark.xfail(CHANGED, reason="known", raises=AssertionError)
def test_xfail_marker():
    talk()
    assert not CHANGED

@pytest.mark.flaky(reruns=1)
def test_rerun():
    talk()
    assert not CHANGED

if pytest.version_tuple >= (9,):
    def test_subtest(subtests):
        talk()
        with subtests.test("one"):
            assert not CHANGED

class TestCase(unittest.TestCase):
    def test_cleanup(self):
        self.addCleanup(self.assertFalse, CHANGED)
        talk()

    def test_subtest(self):
        talk()
        with self.subTest("one"):
            self.assertFalse(CHANGED)

    def test_skip(self):
        talk()
        if CHANGED:
            self.skipTest("no need")

def test_passing():
    talk()

def test_interrupted():
    talk()
    if CHANGED:
        raise KeyboardInterrupt
"""


def test_a_test_that_does_not_pass_leaves_its_cassette_byte_for_byte(project: Project) -> None:
    project.write(talk=TALK, test_x=FAILING)
    tests = 13 if pytest.version_tuple >= (9,) else 12  # pytest 8 has no fixture `subtests`
    project.record().assert_outcomes(passed=tests)
    before = project.cassettes
    assert len(before) == tests

    result = project.run(
        "--assistants-record", "--assistants-upstream=emulator", env={"CHANGED": "1"}
    )

    assert result.ret == pytest.ExitCode.INTERRUPTED
    after = project.cassettes
    assert after.keys() == before.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"test_x/test_passing.yaml"}
    assert b'"name": "new"' in after["test_x/test_passing.yaml"]


def test_a_test_that_is_skipped_or_fails_as_expected_can_be_recorded_at_first(
    project: Project,
) -> None:
    project.write(talk=TALK, test_x=FAILING)
    names = ("test_skip", "test_xfail", "test_xfail_marker")
    nodes = [f"test_x.py::{name}" for name in names]
    came_to, environment = {"skipped": 1, "xfailed": 2}, {"CHANGED": "1"}
    recording = ("--assistants-record", "--assistants-upstream=emulator")

    assert project.run(*recording, *nodes, env=environment).parseoutcomes() == came_to

    assert project.cassettes.keys() == {f"test_x/{name}.yaml" for name in names}
    assert project.run(*nodes, env=environment).parseoutcomes() == came_to


KILLED = """
import os, signal
import pytest
from talk import CHANGED, talk

def test_first(assistants_ledger):
    talk()

def test_killed(assistants_ledger):
    talk()
    if CHANGED:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def _journals(state: Path) -> list[Path]:
    return [path for path in state.rglob("*") if path.is_file()]


def test_a_killed_run_leaves_the_cassette_and_a_journal_of_what_it_made(
    project: Project, tmp_path: Path
) -> None:
    project.write(talk=TALK, test_x=KILLED)
    with live_resource("--key", KEY) as environment:
        used = {**environment, "XDG_STATE_HOME": str(tmp_path)}
        project.run("--assistants-record", env=used).assert_outcomes(passed=2)
        before = project.cassettes
        assert _journals(tmp_path) == []

        result = project.run("--assistants-record", env={**used, "CHANGED": "1"})

    assert result.ret == -signal.SIGKILL
    killed = "test_x/test_killed.yaml"
    assert project.cassettes[killed] == before[killed]
    [journal] = _journals(tmp_path)
    assert journal.stat().st_mode & 0o777 == 0o600
    text = journal.read_text()
    assert KEY not in text
    assert "filler" not in text
    lines = [json.loads(line) for line in text.splitlines()]
    created = [line for line in lines if line["event"] == "created"]
    undone = {line["id"] for line in lines if line["event"] == "undone"}
    [left] = [line for line in created if line["id"] not in undone]
    assert left["kind"] == "assistant"
    assert left["id"].startswith("asst_")
    assert left["origin"] == environment["AZURE_OPENAI_ENDPOINT"]
    assert len(created) == 2


# Loaded with -p: the process kills itself at this step of writing a cassette.
KILLER = """
import os, signal

STEP = os.environ["STEP"]
real = getattr(os, STEP)
opened = os.open
writing = set()

def open_(path, *arguments, **options):
    descriptor = opened(path, *arguments, **options)
    if str(path).endswith(".recording"):
        writing.add(descriptor)
    return descriptor

def killing(first, *arguments, **options):
    if first in writing or str(first).endswith(".recording"):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(first, *arguments, **options)

os.open = open_
setattr(os, STEP, killing)
"""


def test_a_run_killed_while_it_writes_leaves_the_old_cassette_and_nothing_for_good(
    project: Project,
) -> None:
    project.write(talk=TALK, test_x=KILLED.replace("if CHANGED", "if False"), killer=KILLER)
    project.record().assert_outcomes(passed=2)
    before = project.cassettes

    for step in ("fsync", "replace"):
        killing = {"CHANGED": "1", "STEP": step, "PYTHONPATH": str(project.path)}
        result = project.run(
            "-p", "killer", "--assistants-record", "--assistants-upstream=emulator", env=killing
        )
        assert result.ret == -signal.SIGKILL
        assert before.items() <= project.cassettes.items()
        assert len(project.cassettes) == len(before) + 1

    project.run(
        "--assistants-record", "--assistants-upstream=emulator", env={"CHANGED": "1"}
    ).assert_outcomes(passed=2)
    assert project.cassettes.keys() == before.keys()
    assert not set(project.cassettes.values()) & set(before.values())


DISK = """
import pytest
from talk import talk

@pytest.mark.parametrize("fault", ["full", "limited", "forbidden", "sound"])
def test_disk(fault, assistants_ledger):
    talk()
"""

# Loaded with -p: what happens to the temporary file is told by the test's name in its own.
DISK_FAULTS = """
import errno, os, resource, signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
opened, unlinked = os.open, os.unlink
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)

def open_(path, *arguments, **options):
    name = os.path.basename(str(path))
    if name.endswith(".recording"):
        if "full" in name:
            opened(path, *arguments, **options)
            return opened("/dev/full", os.O_WRONLY)
        if "forbidden" in name:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        if "limited" in name:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, unlimited[1]))
    return opened(path, *arguments, **options)

def unlink(path, *arguments, **options):
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    return unlinked(path, *arguments, **options)

os.open, os.unlink = open_, unlink
"""


def test_a_disk_that_takes_no_file_leaves_the_old_cassette_and_fails_the_test(
    project: Project,
) -> None:
    project.write(talk=TALK, test_x=DISK, disk_faults=DISK_FAULTS)
    project.record().assert_outcomes(passed=4)
    before = project.cassettes

    result = project.run(
        *("-p", "disk_faults", "--assistants-record", "--assistants-upstream=emulator"),
        env={"CHANGED": "1", "PYTHONPATH": str(project.path)},
    )

    result.assert_outcomes(passed=4, errors=3)
    after = project.cassettes
    assert {name for name in after if after[name] != before.get(name)} == {
        "test_x/test_disk[sound].yaml"
    }
    assert after.keys() == before.keys()
    text = result.stdout.str()
    for reason in ("No space left on device", "File too large", "Permission denied"):
        assert f"was not written: {reason}; what stood there before still does" in text
    assert "Traceback" not in text


def test_a_file_where_the_folder_should_be_is_told_and_kept(project: Project) -> None:
    project.write(talk=TALK, test_x="from talk import talk\ndef test_x(assistants_ledger): talk()")
    (project.path / "cassettes").write_text("mine")

    result = project.record()

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*RecordingRefused: * was not written: *"])
    assert (project.path / "cassettes").read_text() == "mine"
