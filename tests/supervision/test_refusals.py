"""A miss inside a fixture fails the tests that ask for it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

MISSING = """
import pytest

@pytest.fixture(scope="module")
def shared(assistants_config):
    from openai import AzureOpenAI
    return AzureOpenAI().beta.threads.create()

def test_first(assistant): pass
def test_second(assistant): pass
def test_third(assistants_client, shared): pass
def test_fourth(assistants_client, shared): pass
def test_fifth(): pass
"""

TEARDOWN = """
import pytest

@pytest.fixture
def outer():
    yield
    print("outer is torn down")

@pytest.fixture
def inner(outer, assistants_client):
    yield
    assistants_client.create_thread()

def test_first(inner): pass
def test_second(outer, assistants_client): pass
"""


def test_each_test_is_told_its_own_miss_and_the_next_one_begins_anew(project: Project) -> None:
    project.write(test_x=MISSING)

    result = project.run()

    result.assert_outcomes(passed=1, errors=4)
    told = result.stdout.str()
    assert (
        told.count("CassetteMiss: no cassette to answer POST /openai/assistants [no-cassette]\n")
        == 2
    )
    assert (
        told.count("CassetteMiss: no cassette to answer POST /openai/threads [no-cassette]\n") == 2
    )
    assert "AssertionError" not in told


def test_a_miss_in_a_teardown_stops_no_other_teardown(project: Project) -> None:
    project.write(test_x=TEARDOWN)

    result = project.run("-s")

    result.assert_outcomes(passed=2, errors=1)
    assert result.stdout.str().count("outer is torn down") == 2
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_first*", "CassetteMiss: *"])
