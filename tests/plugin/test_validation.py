"""A violation of the contract fails its test at teardown, unless it is expected or tolerated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.plugin.servers import Handler, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.plugin.conftest import Project


ASSISTANT = {
    "id": "asst_abc123",
    "object": "assistant",
    "created_at": 1,
    "description": None,
    "instructions": None,
    "tools": [],
    "metadata": {},
    "temperature": 1,
    "top_p": 1,
    "response_format": "auto",
    "tool_resources": {},
}


class _Lenient(Handler):
    """Takes whatever assistant it is given, beyond every limit."""

    def do_POST(self) -> None:  # noqa: N802 - http.server looks for this name
        self.answer(200, ASSISTANT | json.loads(self.content()))

    def do_DELETE(self) -> None:  # noqa: N802 - the same
        self.answer(200, {"id": "asst_abc123", "object": "assistant.deleted", "deleted": True})


@pytest.fixture
def lenient() -> Iterator[dict[str, str]]:
    """The environment of a resource that keeps no limit."""
    with serving(_Lenient) as origin:
        yield {
            "AZURE_OPENAI_ENDPOINT": origin,
            "AZURE_OPENAI_API_KEY": "not-asked-for-here",
            "OPENAI_API_VERSION": "2024-05-01-preview",
        }


TOLD = """
import pytest

def test_passing(assistant_factory):
    assistant_factory(name="x" * 300)

def test_failing(assistant_factory):
    assistant_factory(name="x" * 300)
    assert not "the test's own failure"

@pytest.fixture(scope="module")
def wide():
    from openai import AzureOpenAI
    return AzureOpenAI().beta.assistants.create(model="gpt-4o", name="x" * 301)

def test_wide(wide, assistants_ledger):
    assert wide.id
"""

TOLERATED = """
import pytest

@pytest.mark.assistants(validate="warn")
def test_warn(assistant_factory):
    assistant_factory(name="x" * 302)

@pytest.mark.assistants(validate="off")
def test_off(assistant_factory):
    assistant_factory(name="x" * 303)

@pytest.mark.assistants(expect="assistant.name")
class TestExpected:
    def test_marker(self, assistant_factory):
        assistant_factory(name="x" * 300)

    @pytest.mark.assistants(expect=("assistant.name", "metadata.value"))
    def test_two_rules(self, assistant_factory):
        assistant_factory(name="x" * 300, metadata={"a": "x" * 513})

def test_block(assistant_factory, assistants_contract):
    with assistants_contract.expect("assistant.name"):
        assistant_factory(name="x" * 300)
"""

KEPT = """
import pytest

def test_block(assistant_factory, assistants_contract):
    assistant_factory(name="x" * 300)
    with assistants_contract.expect("assistant.name"):
        assistant_factory()

@pytest.mark.assistants(expect="metadata.pairs")
def test_marker(assistant_factory):
    assistant_factory()
"""


def test_violations_are_told_after_the_tests_own_failure(
    project: Project, lenient: dict[str, str]
) -> None:
    project.write(test_told=TOLD, test_tolerated=TOLERATED, test_kept=KEPT)

    result = project.run("--assistants-record", env=lenient)
    forced = project.run(
        "--assistants-live", "--assistants-validate=off", "test_told.py", env=lenient
    )

    # test_told: 2 passed, 1 failed, an error each; test_kept: a failed block, an unmet marker.
    result.assert_outcomes(passed=8, failed=2, errors=5)
    result.stdout.fnmatch_lines(
        [
            "*ERROR at teardown of test_marker*",
            "expected a violation of metadata.pairs, and there was none",
            "*ERROR at teardown of test_passing*",
            "violation*request  name: 300 characters found, at most 256 characters allowed*",
            "*ERROR at teardown of test_failing*",
            "violation*request  name: 300 characters found, at most 256 characters allowed*",
            "*ERROR at teardown of test_wide*",
            "violation*request  name: 301 characters found, at most 256 characters allowed*",
            '>       assert not "the test\'s own failure"',
            "violations:",
            "*name: 302 characters found*",
        ]
    )
    assert "303 characters" not in result.stdout.str()
    forced.assert_outcomes(passed=2, failed=1)


def test_what_is_tolerated_or_expected_is_recorded_and_judged_alike_in_replay(
    project: Project, lenient: dict[str, str]
) -> None:
    project.write(test_told=TOLD, test_tolerated=TOLERATED)
    project.run("--assistants-record", env=lenient).assert_outcomes(passed=7, failed=1, errors=3)

    assert set(project.cassettes) == {
        "test_tolerated/TestExpected.test_marker.yaml",
        "test_tolerated/TestExpected.test_two_rules.yaml",
        "test_tolerated/test_block.yaml",
        "test_tolerated/test_off.yaml",
        "test_tolerated/test_warn.yaml",
    }
    project.replay("test_tolerated.py").assert_outcomes(passed=5)
    strictly = TOLERATED.replace('validate="warn"', 'validate="error"')
    project.write(test_tolerated=strictly)
    project.replay("test_tolerated.py").assert_outcomes(passed=5, errors=1)


REFUSED = """
import pytest
from pytest_assistants.errors import BadRequest

def test_explained(assistant_factory):
    with pytest.raises(BadRequest):
        assistant_factory(name="x" * 300)

def test_expected(assistant_factory, assistants_contract):
    with assistants_contract.expect("assistant.name"), pytest.raises(BadRequest):
        assistant_factory(name="x" * 300)

def test_values(assistants_contract, assistant):
    body = {"model": "gpt-4o", "name": "x" * 300}
    [found] = assistants_contract.check_request(body, operation="assistants.create")
    assert found.rule == "assistant.name"
    found = assistants_contract.check_response(assistant, operation="assistants.create")
    assert {one.verdict.value for one in found} <= {"drift"}
"""


def test_what_the_upstream_refused_needs_no_expectation(project: Project) -> None:
    project.write(test_x=REFUSED)
    project.record().assert_outcomes(passed=3)
    project.replay().assert_outcomes(passed=3)
