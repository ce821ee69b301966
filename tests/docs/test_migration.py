"""A suite of pytest-recording moves as the page says: its cassettes are imported, and replay."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from tests.plugin.conftest import Project

from pytest_assistants import plugin
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.server import EmulatorServer

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "migrate.md"
COMMAND = (sys.executable, "-m", "pytest_assistants.cli")
KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"

SUITE = """
import pytest
from openai import AzureOpenAI

client = AzureOpenAI()

@pytest.mark.vcr
def test_desk():
    desk = client.beta.assistants.create(model="gpt-4o", name="Desk")
    assert client.beta.assistants.retrieve(desk.id).name == "Desk"
    assert client.beta.assistants.delete(desk.id).deleted

class TestDesks:
    @pytest.mark.vcr
    @pytest.mark.parametrize("name", ["north", "south"])
    def test_named(self, name):
        assert client.beta.threads.create(metadata={"desk": name}).metadata["desk"] == name
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """A suite with the cassettes that pytest-recording wrote of an emulator."""
    (pytester.path / "pytest.ini").write_text("[pytest]\n")
    with EmulatorServer(Emulator(), port=0) as server:
        access = {
            "AZURE_OPENAI_ENDPOINT": server.origin,
            "AZURE_OPENAI_API_KEY": KEY,
            "OPENAI_API_VERSION": "2024-05-01-preview",
        }
        project = Project(pytester, access)
        project.write(tests__test_desk=SUITE)
        without = ("-p", "no:assistants")
        project.run("--record-mode=once", *without).assert_outcomes(passed=3)
    return project


def test_a_suite_of_pytest_recording_moves_with_its_cassettes(project: Project) -> None:
    theirs = {path: path.read_bytes() for path in (project.path / "tests").rglob("*.yaml")}
    assert KEY.encode() in b"".join(theirs.values())

    moved = project.command(*COMMAND, "import", "tests/cassettes")

    assert moved.ret == 0, moved.stdout.str()
    assert {path: path.read_bytes() for path in theirs} == theirs
    assert project.cassettes.keys() == {
        "tests/test_desk/test_desk.yaml",
        "tests/test_desk/TestDesks.test_named[north].yaml",
        "tests/test_desk/TestDesks.test_named[south].yaml",
    }
    assert KEY.encode() not in b"".join(project.cassettes.values())
    project.write(tests__test_desk=SUITE.replace("mark.vcr", "mark.assistants"))
    project.environment.clear()
    project.replay("--assistants-unplayed=fail").assert_outcomes(passed=3)


def test_every_option_and_ini_value_that_the_page_names_exists() -> None:
    text = PAGE.read_text("utf-8")
    options = {option for option, *_ in plugin._OPTIONS}
    ini = {name for name, *_ in plugin._INI}
    assert set(re.findall(r"--assistants-[\w-]+", text)) <= options
    assert set(re.findall(r"ini `(assistants_\w+)", text)) <= ini
