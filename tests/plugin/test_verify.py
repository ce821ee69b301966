"""``--assistants-verify``: tests run on an upstream, and differ from their cassettes or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

VERIFY = ("--assistants-verify", "--assistants-upstream=emulator")
TESTS = """
import os
import pytest

@pytest.fixture(scope="module")
def tutor(assistants_config):
    from openai import AzureOpenAI
    client = AzureOpenAI()
    made = client.beta.assistants.create(model="gpt-4o", name=os.environ.get("TUTOR", "Ada"))
    yield made
    client.beta.assistants.delete(made.id)

def test_same(thread, assistants_variables, assistants_cassette):
    assert assistants_variables.get_or_record("day", os.environ.get("DAY", "Monday")) == "Monday"
    assert not (assistants_cassette.recording and os.environ.get("DAY"))

def test_renamed(assistant_factory):
    made = assistant_factory(name=os.environ.get("NAME", "Ada"))
    assert made.name == os.environ.get("EXPECTED", made.name)

def test_fixture(azure_openai, tutor):
    azure_openai.beta.assistants.retrieve(tutor.id)
"""
CHANGED = {"NAME": "Grace", "DAY": "Tuesday", "COLUMNS": "300"}


def test_what_differs_fails_with_the_differences_and_is_counted(project: Project) -> None:
    project.write(test_x=TESTS)
    project.record().assert_outcomes(passed=3)
    before = project.cassettes

    result = project.run(*VERIFY)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        ["assistants: verify against the emulator, *", "*answered, 4 verified"]
    )

    result = project.run(*VERIFY, env=CHANGED)
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(
        [
            "what was exchanged differs from cassettes/test_x/test_renamed.yaml: * differences",
            '*value*request.body.name   recorded "Ada"   now "Grace"',
            '    pytest "test_x.py::test_renamed" --assistants-record',
            "*3 verified, 1 differing",
            "ERROR test_x.py::test_renamed - what was exchanged differs from *",
        ]
    )
    assert project.cassettes == before

    result = project.run(*VERIFY, "-n", "2", env=CHANGED)
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*verified, 1 differing"])
    assert project.cassettes == before

    result = project.run(*VERIFY, "-k", "renamed", env={**CHANGED, "EXPECTED": "Ada"})
    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(
        ["*what changed since the recording*", '*request.body.name   recorded "Ada"   now "Grace"']
    )

    result = project.run(*VERIFY, "-k", "fixture", env={"TUTOR": "Grace"})
    result.assert_outcomes(passed=1, errors=1, deselected=2)
    result.stdout.fnmatch_lines(["what was exchanged differs from *tutor@module.yaml: *"])

    for path in (project.path / "cassettes").rglob("test_*.yaml"):
        path.unlink()
    result = project.run(*VERIFY, "-k", "same")
    result.assert_outcomes(passed=1, errors=1, deselected=2)
    result.stdout.fnmatch_lines(["no cassette to compare with, cassettes/test_x/test_same.yaml"])
