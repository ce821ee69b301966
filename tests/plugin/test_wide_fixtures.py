"""Fixtures that outlive a test have cassettes of their own, whoever asks for them first."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.conftest import Project

CONFTEST = """
import pytest
from openai import AzureOpenAI

def made(scope):
    client = AzureOpenAI()
    assistant = client.beta.assistants.create(model="gpt-4o", name=scope)
    yield assistant
    assert client.beta.assistants.delete(assistant.id).deleted

@pytest.fixture(scope="session")
def of_session(): yield from made("session")

@pytest.fixture(scope="module")
def of_module(): yield from made("module")

@pytest.fixture(scope="class")
def of_class(): yield from made("class")

@pytest.fixture(scope="session", params=["a", "b"])
def parametrized(request): yield from made(request.param)
"""

TESTS = """
def test_one(of_session, of_module, azure_openai):
    assert azure_openai.beta.assistants.retrieve(of_session.id).name == "session"
    assert azure_openai.beta.assistants.retrieve(of_module.id).name == "module"

class TestTwo:
    def test_two(self, of_class, of_session, azure_openai):
        assert azure_openai.beta.assistants.retrieve(of_class.id).name == "class"
        assert of_session.name == "session"

    def test_three(self, of_class, of_module, azure_openai):
        assert azure_openai.beta.assistants.update(of_class.id, name="new").name == "new"

def test_four(parametrized, azure_openai):
    assert azure_openai.beta.assistants.retrieve(parametrized.id).name == parametrized.name
"""

NAMES = {
    "of_session@session.yaml",
    "parametrized[a]@session.yaml",
    "parametrized[b]@session.yaml",
    "tests/test_wide/of_module@module.yaml",
    "tests/test_wide/TestTwo.of_class@class.yaml",
    "tests/test_wide/test_one.yaml",
    "tests/test_wide/TestTwo.test_two.yaml",
    "tests/test_wide/TestTwo.test_three.yaml",
    "tests/test_wide/test_four[a].yaml",
    "tests/test_wide/test_four[b].yaml",
}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the project's cassettes lie once it was recorded."""
    return tmp_path_factory.mktemp("recording") / "cassettes"


@pytest.fixture
def recorded(project: Project, recording: Path) -> Project:
    """The project with its cassettes, recorded by the first test that asks."""
    project.write(conftest=CONFTEST, tests__test_wide=TESTS)
    cassettes = project.path / "cassettes"
    if recording.exists():
        shutil.copytree(recording, cassettes)
    else:
        project.record().assert_outcomes(passed=5)
        shutil.copytree(cassettes, recording)
    return project


def test_each_scope_is_recorded_under_its_own_name_and_replays_offline(recorded: Project) -> None:
    assert set(recorded.cassettes) == NAMES
    recorded.replay().assert_outcomes(passed=5)


@pytest.mark.parametrize(
    "selection",
    [("-k", "test_three"), ("tests/test_wide.py::TestTwo::test_two",), ("-k", "four and b")],
    ids=["keyword", "node", "parameter"],
)
def test_one_selected_test_replays_with_the_fixtures_it_needs(
    recorded: Project, selection: tuple[str, ...]
) -> None:
    recorded.replay(*selection).assert_outcomes(
        passed=1, deselected=4 if selection[0] == "-k" else 0
    )


def test_workers_of_xdist_replay_alike(recorded: Project) -> None:
    recorded.run("-n", "2").assert_outcomes(passed=5)


def test_a_recording_again_changes_no_byte(recorded: Project) -> None:
    before = recorded.cassettes

    recorded.record().assert_outcomes(passed=5)

    assert recorded.cassettes == before


def test_a_fixture_whose_teardown_fails_leaves_its_old_cassette(recorded: Project) -> None:
    before = recorded.cassettes
    (recorded.path / "conftest.py").write_text(CONFTEST.replace(".deleted", ".deleted is None"))

    result = recorded.record()

    assert result.ret == 1
    assert recorded.cassettes["of_session@session.yaml"] == before["of_session@session.yaml"]
    assert "conftest.py" in result.stdout.str()
    if pytest.version_tuple >= (9,):  # before, it shows no group of errors without any frame
        assert "supervision" not in result.stdout.str(), "a frame of the kit is shown"


def test_a_plan_of_fixtures_sets_none_up(recorded: Project) -> None:
    result = recorded.run("--setup-plan", "--assistants-orphans=fail")

    assert result.ret == 0
    result.stdout.fnmatch_lines(["*SETUP    S of_session*", "*no tests ran*"])


def test_a_test_that_did_not_opt_in_may_ask_first(recorded: Project) -> None:
    recorded.write(tests__test_aside="def test_aside(of_session): assert of_session.id")

    recorded.replay().assert_outcomes(passed=6)
