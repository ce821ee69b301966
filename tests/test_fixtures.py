"""Every fixture is there by name, synchronous, and does what it says in every mode."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.plugin.conftest import EMULATE, Project

from pytest_assistants import fixtures

TESTS = """
import asyncio
import pytest

def run(awaitable):
    return asyncio.run(awaitable)

def test_assistant(async_assistant_factory):
    assert run(async_assistant_factory(name="Ada")).name == "Ada"

def test_thread(async_thread_factory):
    assert run(async_thread_factory()).object == "thread"

def test_file(async_file_factory):
    assert run(async_file_factory()).object == "file"

def test_attached(async_assistant_file_factory):
    assert run(async_assistant_file_factory()).object == "assistant.file"

def test_sdk(async_azure_openai):
    assert run(async_azure_openai.beta.threads.create()).object == "thread"

def test_attached_at_once(assistant_file_factory, uploaded_file):
    assert assistant_file_factory().object == "assistant.file"
    assert uploaded_file.object == "file"
"""

EMULATOR = """
def test_emulator(assistants_emulator, thread):
    assert [one["id"] for one in assistants_emulator.objects("thread")] == [thread.id]
"""

FLAKY = """
attempts = []

def test_flaky(assistants_emulator, assistants_ledger, thread_factory):
    attempts.append(thread_factory())
    assert [entry.id for entry in assistants_ledger.entries] == [attempts[-1].id]
    assert len(attempts) == 2
"""

CHECKED = """
def test_checks(assistants_contract, assistants_client):
    body = {"metadata": {"a": "b"}}
    assert assistants_contract.check_request(body, operation="threads.create") == []
"""

IDLE = """
def test_emulator(assistants_emulator):
    assert list(assistants_emulator.objects("thread")) == []
"""

NAMES = {
    *("assistants_client", "async_assistants_client", "azure_openai", "async_azure_openai"),
    *("assistant", "assistant_factory", "thread", "thread_factory"),
    *("uploaded_file", "file_factory", "assistant_file_factory"),
    *("async_assistant_factory", "async_thread_factory", "async_file_factory"),
    *("message_factory", "run_factory", "vector_store_factory", "vector_store"),
    *("async_message_factory", "async_run_factory", "async_vector_store_factory"),
    *("async_assistant_file_factory", "assistants_cassette", "assistants_ledger"),
    *("assistants_faker", "assistants_variables", "assistants_emulator", "assistants_contract"),
    *("assistants_config", "assistants_cassette_dir", "assistants_cassette_name"),
}


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    (pytester.path / "pytest.ini").write_text("[pytest]\n")
    return Project(pytester)


def _functions() -> list[ast.FunctionDef]:
    return [node for node in ast.walk(_tree()) if isinstance(node, ast.FunctionDef)]


def test_these_are_the_fixtures() -> None:
    assert {one.name for one in _functions()} == NAMES


def test_no_fixture_is_a_coroutine_function() -> None:
    assert not any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(_tree()))


def _tree() -> ast.Module:
    sources = Path(fixtures.__path__[0]).glob("*.py")
    body = [node for source in sources for node in ast.parse(source.read_text()).body]
    return ast.Module(body, type_ignores=[])


def test_every_fixture_is_typed_and_described() -> None:
    assert [one.name for one in _functions() if one.returns is None] == []
    assert [one.name for one in _functions() if not ast.get_docstring(one)] == []


def test_none_asks_for_an_unprefixed_one_but_for_its_own_factory() -> None:
    """Users have an ``assistant`` or a ``thread`` of their own."""
    unprefixed = {"assistant", "thread", "uploaded_file", "vector_store"}
    assert [
        one.name for one in _functions() if unprefixed & {each.arg for each in one.args.args}
    ] == []


def test_the_asynchronous_twins_record_and_replay(project: Project) -> None:
    project.write(test_x=TESTS)
    project.record().assert_outcomes(passed=6)
    project.replay().assert_outcomes(passed=6)


def test_the_emulator_is_the_one_that_answers(project: Project) -> None:
    project.write(test_x=EMULATOR)
    project.run(*EMULATE).assert_outcomes(passed=1)


def test_a_second_attempt_begins_anew(project: Project) -> None:
    project.write(test_x=FLAKY)
    result = project.run(*EMULATE, "--reruns", "1")
    result.assert_outcomes(passed=1)
    assert result.parseoutcomes()["rerun"] == 1


def test_where_nothing_is_emulated_the_emulator_is_idle(project: Project) -> None:
    project.write(test_x=IDLE)
    project.run().assert_outcomes(passed=1)


def test_the_validators_are_bound_to_the_test(project: Project) -> None:
    project.write(test_x=CHECKED)
    project.run().assert_outcomes(passed=1)
