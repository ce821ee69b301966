"""A project's own folders, names and values: fixtures it overrides, and what they give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

CONFTEST = """
import dataclasses
import pytest

@pytest.fixture(scope="session")
def assistants_config(assistants_config):
    return dataclasses.replace(assistants_config, model="root-model")
"""

NESTED = """
import dataclasses
import pathlib
import pytest

HERE = pathlib.Path(__file__).parent

@pytest.fixture(scope="session")
def assistants_config(assistants_config):
    assert assistants_config.model == "root-model"
    return dataclasses.replace(assistants_config, model="nested-model")

@pytest.fixture(scope="session")
def assistants_cassette_dir():
    return HERE / "tapes"

@pytest.fixture
def assistants_cassette_name(assistants_cassette_name, request):
    return "renamed/" + request.node.name

@pytest.fixture(scope="package")
def wide():
    from openai import AzureOpenAI
    return AzureOpenAI().beta.threads.create()
"""

TESTS = """
import pathlib
import uuid
import pytest

HERE = pathlib.Path(__file__).parent

def test_nested(assistant, wide, assistants_cassette):
    assert assistant.model == "nested-model"
    assert assistants_cassette.path == HERE / "tapes" / "renamed" / "test_nested.yaml"

@pytest.mark.assistants(cassette="chosen/by-marker")
def test_marker(thread, assistants_cassette):
    assert assistants_cassette.path == HERE / "tapes" / "chosen" / "by-marker.yaml"
"""

ROOT = """
import os
import uuid
import pytest

RECORDING = "RECORDING" in os.environ

def test_model(assistant):
    assert assistant.model == "root-model"

def test_modes(assistants_cassette, thread):
    assert assistants_cassette.recording is RECORDING
    assert assistants_cassette.replaying is not RECORDING
    assert assistants_cassette.path.name == "test_modes.yaml"
    assert assistants_cassette.path.exists() is not RECORDING

def test_variables(assistants_variables, thread_factory):
    chosen = assistants_variables.get_or_record("order", lambda: str(uuid.uuid4()))
    plain = assistants_variables.get_or_record("plain", "text")
    assert assistants_variables.get_or_record("order", "other") == chosen
    assert thread_factory(metadata={"order": chosen, "plain": plain}).metadata["order"] == chosen
"""


def test_names_folders_and_variables_hold_in_record_and_replay(project: Project) -> None:
    project.write(conftest=CONFTEST, test_root=ROOT, nested__conftest=NESTED, nested__test_x=TESTS)
    (project.path / "nested" / "__init__.py").write_text("")

    recorded = project.run(
        "--assistants-record", "--assistants-upstream=emulator", env={"RECORDING": "1"}
    )

    recorded.assert_outcomes(passed=5)
    tapes = project.path / "nested" / "tapes"
    assert {path.relative_to(tapes).as_posix() for path in tapes.rglob("*.yaml")} == {
        "renamed/test_nested.yaml",
        "chosen/by-marker.yaml",
        "nested/wide@package.yaml",
    }
    assert set(project.cassettes) == {
        "test_root/test_model.yaml",
        "test_root/test_modes.yaml",
        "test_root/test_variables.yaml",
    }
    project.replay().assert_outcomes(passed=5)


MORE = '    assistants_variables.get_or_record("later", "value")\n'


def test_a_variable_that_was_not_recorded_is_told_in_replay(project: Project) -> None:
    project.write(test_root=ROOT)
    project.record("-k", "variables").assert_outcomes(passed=1, deselected=2)
    project.write(test_root=ROOT + MORE)

    result = project.replay("-k", "variables")

    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(
        ["*CassetteError: *test_variables.yaml holds no variable 'later' (it holds order, plain)*"]
    )
