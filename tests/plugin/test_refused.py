"""What is not good enough to be a cassette is refused, and what is there stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugin.servers import Handler, serving

if TYPE_CHECKING:
    from tests.plugin.conftest import Project


class _Failing(Handler):
    """Answers every request with the status that it asks for."""

    def do_POST(self) -> None:  # noqa: N802 - http.server looks for this name
        self.content()
        error = {"code": "gone", "message": "Nothing is here."}
        self.answer(int(self.headers["x-status"]), {"error": error})


CAREFREE = """
import os
import httpx
import pytest

@pytest.mark.parametrize("status", [404, 410, 500])
def test_carefree(status, assistants_ledger):
    httpx.post(
        os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/threads",
        params={"api-version": "2024-05-01-preview"},
        headers={"api-key": os.environ["AZURE_OPENAI_API_KEY"], "x-status": str(status)},
        json={},
    )
"""


def test_an_upstream_that_answers_only_errors_replaces_no_cassette(project: Project) -> None:
    project.write(test_x=CAREFREE)
    project.record().assert_outcomes(passed=3)
    before = project.cassettes

    with serving(_Failing) as origin:
        result = project.run(
            "--assistants-record",
            env={"AZURE_OPENAI_ENDPOINT": origin, "AZURE_OPENAI_API_KEY": "not-asked-for-here"},
        )

    result.assert_outcomes(passed=3, errors=3)
    assert project.cassettes == before
    assert len(before) == 3
    for status in (404, 410, 500):
        told = f"your cassettes are untouched: the upstream answered only {status}, and"
        assert told in result.stdout.str()


# As if the sanitizers had a gap: the leak check, which shares no code with them, still sees it.
GAP = """
from pytest_assistants.cassette.sanitizers.screening import selection

selection.DEFAULT_RULES = ()
selection._selected.cache_clear()
"""
SECRET = "AccountKey=" + "Zm9v0123456789abcdefYmFyYmF6cXV1eA" * 2

LEAKING = f"""
import pytest

@pytest.mark.parametrize("text", [{SECRET!r}], ids=["secret"])
def test_leak(assistant_factory, text):
    assistant_factory(instructions="The connection: " + text)

def test_clean(assistant_factory):
    assistant_factory(instructions="Nothing to hide.")
"""


def test_a_leak_is_told_by_rule_place_and_length_and_never_by_value(project: Project) -> None:
    project.write(conftest=GAP, test_x=LEAKING)

    result = project.record("--junit-xml=junit.xml", "-rA", "--tb=long")

    result.assert_outcomes(passed=2, errors=1)
    assert set(project.cassettes) == {"test_x/test_clean.yaml"}
    found = f"connection-string at line *, {len(SECRET)} characters"
    result.stdout.fnmatch_lines([f"*SecretLeak: test_x/test_leak*.yaml was not written*: {found}*"])
    junit = (project.path / "junit.xml").read_text()
    assert "SecretLeak" in junit
    for shown in (result.stdout.str(), result.stderr.str(), junit):
        assert SECRET.removeprefix("AccountKey=") not in shown


OLD = """
def test_old(azure_openai):
    assert azure_openai.beta.threads.create(metadata={"age": "old"}).metadata == {"age": "old"}
"""

NEW = """
def test_new(azure_openai):
    assert azure_openai.beta.threads.create(metadata={"age": "new"}).metadata == {"age": "new"}
"""


def test_missing_mode_records_what_has_no_cassette_and_replays_the_rest(project: Project) -> None:
    project.write(test_x=OLD)
    project.record().assert_outcomes(passed=1)
    [(old, text)] = project.cassettes.items()
    project.write(test_x=OLD + NEW)

    result = project.record("--assistants-record-mode=missing")

    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["1 recorded, 1 replayed, 1 cassette written"])
    assert project.cassettes.keys() == {old, "test_x/test_new.yaml"}
    assert project.cassettes[old] == text
    project.replay().assert_outcomes(passed=2)


SHARED = """
import pytest
from openai import AzureOpenAI

@pytest.fixture(scope="session")
def shared():
    client = AzureOpenAI()
    thread = client.beta.threads.create()
    yield thread
    client.beta.threads.delete(thread.id)
"""

OLD_GUEST = """
def test_old(shared, azure_openai):
    assert azure_openai.beta.threads.retrieve(shared.id).id == shared.id
"""

NEW_GUEST = """
def test_new(shared, azure_openai):
    assert azure_openai.beta.threads.update(shared.id, metadata={"a": "b"}).id == shared.id
"""


def test_missing_mode_records_a_wide_fixture_again_for_a_test_that_has_no_cassette(
    project: Project,
) -> None:
    project.write(conftest=SHARED, test_x=OLD_GUEST)
    project.record().assert_outcomes(passed=1)
    before = project.cassettes
    project.write(test_x=OLD_GUEST + NEW_GUEST)

    project.record("--assistants-record-mode=missing").assert_outcomes(passed=2)

    assert project.cassettes.items() >= before.items()
    assert project.cassettes.keys() - before.keys() == {"test_x/test_new.yaml"}
    project.replay().assert_outcomes(passed=2)
