"""Cassettes that no test plays are told once the whole suite was seen, and never before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.plugin.conftest import RECORD

from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

CONFTEST = """
import httpx
import os

def ask(name):
    url = os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/threads?api-version=2024-05-01-preview"
    httpx.post(url, headers={"api-key": "key"}, json={"metadata": {"name": name}})
"""

TESTS = """
import os
import signal
import pytest
from conftest import ask

pytestmark = pytest.mark.assistants

def test_first():
    ask("one")
    if "LESS" not in os.environ:
        ask("two")

@pytest.fixture(scope="module")
def wide():
    ask("wide")

def test_second(wide):
    ask("second")

def test_gone():
    ask("gone")

def test_killed():
    if "KILL" in os.environ:
        os.kill(os.getpid(), signal.SIGKILL)
    ask("killed")

def test_last():
    ask("last")
"""

TITLE = "no test plays them:"
ORPHAN = "  cassettes/test_x/test_gone.yaml"


RECORDED = {
    "test_first": ("one", "two"),
    "wide@module": ("wide",),
    "test_second": ("second",),
    "test_gone": ("gone",),
    "test_killed": ("killed",),
    "test_last": ("last",),
}
URL = "https://example-resource.openai.azure.com/openai/threads?api-version=2024-05-01-preview"
JSON = (("content-type", "application/json"),)


def _said(name: str) -> Interaction:
    body = json.dumps({"metadata": {"name": name}}).encode()
    thread = {"id": f"thread_{name}", "object": "thread", "created_at": 1, "tool_resources": None}
    answer = json.dumps({**thread, "metadata": {"name": name}}).encode()
    return Interaction(Request("POST", URL, JSON, body), Response(200, JSON, answer, "OK"))


@pytest.fixture
def recorded(project: Project) -> Project:
    """A suite with its cassettes, one of whose tests is a test no more."""
    project.write(conftest=CONFTEST, test_x=TESTS.replace("def test_gone", "def helper"))
    for name, asked in RECORDED.items():
        cassette = Cassette(tuple(map(_said, asked)), Head("emulator"))
        Persister(project.path / "cassettes").write(f"test_x/{name}.yaml", dump(cassette))
    return project


def test_a_whole_run_tells_them_unless_that_is_not_wanted(recorded: Project) -> None:
    told = recorded.run().outlines
    assert told[told.index(TITLE) + 1] == ORPHAN
    assert told.count(ORPHAN) == 1
    assert ORPHAN not in recorded.run("--assistants-orphans=ignore").outlines


def test_a_whole_run_over_workers_tells_them_once_and_fails_where_that_is_wanted(
    recorded: Project,
) -> None:
    (recorded.path / "pytest.ini").write_text("[pytest]\nassistants_orphans = fail\n")

    result = recorded.run("-n", "2")

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=4)
    assert result.outlines.count(ORPHAN) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("-k", "first or second"),
        ("--continue-on-collection-errors",),
        ("-n", "2", "--deselect", "test_x.py::test_last"),
    ],
    ids=["-k", "collection", "xdist"],
)
def test_a_run_of_less_tells_none(recorded: Project, arguments: tuple[str, ...]) -> None:
    if "--continue-on-collection-errors" in arguments:
        recorded.write(test_broken="import no_such_module")
    assert TITLE not in recorded.run(*arguments).outlines


def test_a_killed_worker_loses_no_other_cassette_and_calls_none_an_orphan(
    recorded: Project,
) -> None:
    for path in recorded.path.glob("cassettes/test_x/test_[fls]*.yaml"):
        path.unlink()

    result = recorded.run(*RECORD, "-n", "2", env={"KILL": "1"})

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=3, failed=1)
    assert TITLE not in result.outlines
    assert sum(line.endswith(" assistants ===") for line in map(_ruled, result.outlines)) == 1
    kept = sorted(path.name for path in recorded.path.glob("cassettes/test_x/*.yaml"))
    assert kept == [
        "test_first.yaml",
        "test_gone.yaml",
        "test_killed.yaml",
        "test_last.yaml",
        "test_second.yaml",
        "wide@module.yaml",
    ]


def _ruled(line: str) -> str:
    """The title of a section, its rule cut."""
    return line.rstrip("=") + "===" if line.startswith("=") else line


def test_pruning_takes_away_what_a_whole_green_run_did_not_play(recorded: Project) -> None:
    recorded.environment["LESS"] = "1"

    refused = recorded.run("--assistants-prune", "-k", "first")

    refused.stdout.fnmatch_lines(["nothing was pruned, since:", "  tests were deselected"])
    assert (recorded.path / "cassettes/test_x/test_gone.yaml").exists()

    result = recorded.run("--assistants-prune", "-n", "2")

    result.assert_outcomes(passed=4)
    told = result.outlines
    start = told.index("pruned, what was there stands below .assistants-pruned:")
    assert told[start + 1 : start + 3] == [
        "  cassettes/test_x/test_gone.yaml: no test plays it",
        "  cassettes/test_x/test_first.yaml: interaction 2 of 2",
    ]
    kept = recorded.path / ".assistants-pruned/cassettes/test_x"
    assert sorted(path.name for path in kept.iterdir()) == ["test_first.yaml", "test_gone.yaml"]
    again = recorded.replay("--assistants-unplayed=fail", "--assistants-orphans=fail")
    again.assert_outcomes(passed=4)
    assert again.ret == pytest.ExitCode.OK


def test_a_renamed_test_is_shown_the_cassette_that_it_had(recorded: Project) -> None:
    recorded.write(test_x=TESTS.replace("def test_gone", "def test_renamed"))
    recorded.environment["COLUMNS"] = "300"

    result = recorded.run("test_x.py::test_renamed")

    result.stdout.fnmatch_lines(
        [
            '    mv "cassettes/test_x/test_gone.yaml" "cassettes/test_x/test_renamed.yaml"',
            (
                "FAILED *::test_renamed - CassetteMiss: no cassette to answer POST /openai/threads "
                "[[]no-cassette]: cassettes/test_x/test_gone.yaml would answer"
            ),
        ]
    )


def test_pruning_is_refused_where_a_test_failed(recorded: Project) -> None:
    recorded.write(test_broken="def test_it(): assert False")

    result = recorded.run("--assistants-prune")

    result.stdout.fnmatch_lines(["nothing was pruned, since:", "  the run failed"])
    assert (recorded.path / "cassettes/test_x/test_gone.yaml").exists()


NAMING = """

@pytest.fixture
def assistants_cassette_name(request):
    return f"own/{request.node.name}"
"""


def test_a_name_of_the_projects_own_is_somebodys_once_its_test_ran(recorded: Project) -> None:
    recorded.write(test_x=TESTS + NAMING)
    recorded.record().assert_outcomes(passed=5)
    tests = TESTS.replace("def test_gone", "def helper") + NAMING

    recorded.write(test_x=tests)
    told = recorded.run("-n", "2").outlines
    assert "  cassettes/own/test_gone.yaml" in told
    assert "  cassettes/own/test_last.yaml" not in told

    recorded.write(test_x=tests.replace("def test_last", "@pytest.mark.skip\ndef test_last"))
    assert TITLE not in recorded.run().outlines
