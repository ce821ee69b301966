"""The worst moments of a user: what went wrong is said, where it went wrong, with a way out."""

from __future__ import annotations

import os
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from tests.plugin.conftest import Project

if TYPE_CHECKING:
    from pathlib import Path

SHOP = """
from openai import AzureOpenAI

MODEL = "gpt-4o"

def hire(name, **options):
    return AzureOpenAI().beta.assistants.create(model=MODEL, name=name, **options)

def answer(thread_id, assistant_id, polls):
    runs = AzureOpenAI().beta.threads.runs
    run = runs.create(thread_id=thread_id, assistant_id=assistant_id)
    for _ in range(polls):
        run = runs.retrieve(run.id, thread_id=thread_id)
    return run.status
"""

TESTS = """
import os
import pytest
import shop

pytestmark = pytest.mark.assistants
LATER = "LATER" in os.environ

def test_model(monkeypatch):
    monkeypatch.setattr(shop, "MODEL", "gpt-4o-mini" if LATER else "gpt-4o")
    shop.hire("Ada")

def test_polls(thread, assistant):
    assert shop.answer(thread.id, assistant.id, polls=9 if LATER else 3) == "completed"

def test_fewer():
    for name in ["Ada"] if LATER else ["Ada", "Eve"]:
        shop.hire(name)

def test_swallowed():
    try:
        shop.hire("Eve" if LATER else "Ada")
    except BaseException:
        pass

def test_corrupt():
    shop.hire("Ada")

def test_limit():
    shop.hire("Ada")

def test_named():
    shop.hire("Zoe")

if LATER:
    def test_new():
        shop.hire("Ada")
"""

SECRET = """
import dataclasses
import pytest
import shop
from pytest_assistants import Rule, matching

BADGE = Rule(
    "badge",
    "value",
    find=matching("EMP-[0-9]{6}"),
    positives=("EMP-123456",),
    negatives=("x",),
)

@pytest.fixture(scope="session")
def assistants_config(assistants_config):
    return dataclasses.replace(assistants_config, rules=(BADGE,))

@pytest.mark.assistants
@pytest.mark.parametrize("badge", ["EMP-123456"])
def test_secret(badge):
    shop.hire("Ada", metadata={"badge": badge})
"""


def _new_project(folder: Path) -> Project:
    """A project without pytester, since one serves many tests."""
    (folder / "pytest.ini").write_text("[pytest]\nassistants_unplayed = fail\n")
    project = Project(cast("pytest.Pytester", SimpleNamespace(path=folder)), {"COLUMNS": "200"})
    project.write(shop=SHOP, test_shop=TESTS)
    return project


def _sabotage(project: Project) -> None:
    """A test is renamed, a cassette is damaged, and in another an answer breaks a limit."""
    project.write(test_shop=TESTS.replace("test_named", "test_named_anew"))
    cassettes = project.path / "cassettes" / "test_shop"
    (cassettes / "test_corrupt.yaml").write_text("interactions: [oops")
    limit = cassettes / "test_limit.yaml"
    asked, answered = limit.read_text().split("response:")
    longer = answered.replace('"Ada"', f'"{"A" * 257}"')
    limit.write_text(f"{asked}response:{longer}")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the run says after all of it has happened."""
    project = _new_project(tmp_path_factory.mktemp("shop"))
    project.record().assert_outcomes(passed=7)
    _sabotage(project)
    project.environment["LATER"] = "1"
    return project.replay("-ra", "--tb=short").stdout.str()


def _about(test: str, told: str) -> str:
    """The test's own section of the report, and its line of the short summary."""
    head = rf"^_+ (?:ERROR at \w+ of )?{test} _+$"
    [section] = re.findall(rf"{head}\n(.*?)^[_=]", told, re.MULTILINE | re.DOTALL)
    [line] = re.findall(rf"^(?:FAILED|ERROR) \S+::{test} - .*$", told, re.MULTILINE)
    return f"{section}\n{line}"


def _command(test: str) -> str:
    return f'pytest "test_shop.py::{test}" --assistants-record'


def test_a_test_without_a_cassette_is_told_how_to_record_it(told: str) -> None:
    about = _about("test_new", told)
    assert "CassetteMiss: no cassette to answer POST /openai/assistants [no-cassette]" in about
    assert f"To record it:\n    {_command('test_new')}" in about


def test_a_renamed_test_is_shown_the_cassette_of_its_old_name(told: str) -> None:
    about = _about("test_named_anew", told)
    assert "[no-cassette]: cassettes/test_shop/test_named.yaml would answer" in about
    folder = "cassettes/test_shop"
    assert f'mv "{folder}/test_named.yaml" "{folder}/test_named_anew.yaml"' in about


def test_a_changed_model_is_shown_field_by_field(told: str) -> None:
    about = _about("test_model", told)
    assert '[no-match]: body.model recorded "gpt-4o", this request "gpt-4o-mini"' in about
    assert f"If the change is meant, record again:\n    {_command('test_model')}" in about


def test_further_polls_are_no_miss(told: str) -> None:
    assert "test_polls" not in told


def test_fewer_calls_than_were_recorded_are_told_by_number(told: str) -> None:
    about = _about("test_fewer", told)
    assert "recorded but never played, cassettes/test_shop/test_fewer.yaml: 1 of 2" in about
    assert "interaction 2    POST /openai/assistants" in about


def test_a_swallowed_miss_fails_all_the_same(told: str) -> None:
    assert 'body.name recorded "Ada", this request "Eve"' in _about("test_swallowed", told)


def test_a_corrupt_cassette_is_named_with_the_line_that_breaks(told: str) -> None:
    assert (
        "test_shop/test_corrupt.yaml is no readable cassette: did not find expected ',' or ']' "
        "on line 2; restore the file, or move it away and record anew."
    ) in _about("test_corrupt", told)


def test_a_violated_limit_is_told_with_number_and_source(told: str) -> None:
    assert (
        "name: 257 characters found, at most 256 characters allowed (Azure OpenAI Assistants API "
        "reference, 2024-05-01-preview) [assistant.name]"
    ) in _about("test_limit", told)


def test_no_traceback_of_the_kits_own_is_shown(told: str) -> None:
    assert f"pytest_assistants{os.sep}" not in told


def test_a_secret_is_told_by_rule_place_and_length_and_never_written(tmp_path: Path) -> None:
    project = _new_project(tmp_path)
    project.write(test_shop="", test_secret=SECRET)
    result = project.record("-ra")
    result.assert_outcomes(passed=1, errors=1)
    assert "badge at file name, 10 characters" in result.stdout.str()
    assert project.cassettes == {}
