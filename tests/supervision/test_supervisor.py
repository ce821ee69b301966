"""What happens to tests and fixtures is told: to the right test, once, and to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project


CONFTEST = """
import contextlib
import httpx
import os
import pytest

def post(path, **body):
    return httpx.post(
        os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai" + path,
        params={"api-version": "2024-05-01-preview"}, headers={"api-key": "key"}, json=body,
    )

@pytest.fixture(scope="session")
def wide():
    post("/threads")
    yield
    with contextlib.suppress(BaseException):
        post("/threads", metadata={"more": WHAT})
"""

TESTS = """
import pytest

@pytest.mark.assistants
def test_opted(wide): pass

def test_aside(wide): pass
"""


def test_a_miss_at_the_end_of_a_wide_fixture_is_told_after_a_test_that_did_not_opt_in(
    project: Project,
) -> None:
    project.write(conftest=CONFTEST.replace("WHAT", "'one'"), test_x=TESTS)
    project.record().assert_outcomes(passed=2)
    project.write(conftest=CONFTEST.replace("WHAT", "'two'"))

    result = project.run()

    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*CassetteMiss: no recorded interaction matches POST*"])


def test_a_cassette_of_a_wide_fixture_that_is_not_written_is_told_there_too(
    project: Project,
) -> None:
    project.write(conftest=CONFTEST.replace("WHAT", "'one'"), test_x=TESTS)
    folder = project.path / "cassettes"
    folder.mkdir()
    (folder / "wide@session.yaml").write_text("my notes: [")

    result = project.record()

    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*RecordingRefused: wide@session.yaml was not replaced*"])


OUT_OF_TURN = """
import contextlib
import pytest
from conftest import post

@pytest.mark.assistants
def test_in_turn(): pass

def test_aside():
    with contextlib.suppress(BaseException):
        post("/threads")
"""


def test_the_placeholders_origin_out_of_turn_fails_the_session_and_prunes_nothing(
    project: Project,
) -> None:
    project.write(conftest=CONFTEST.replace("WHAT", "'one'"), test_x=OUT_OF_TURN)
    own = {"AZURE_OPENAI_ENDPOINT": "https://example-resource.openai.azure.com"}
    result = project.run("--assistants-prune", env=own)
    result.assert_outcomes(passed=2)
    assert result.ret == 1
    result.stdout.fnmatch_lines(
        ["outside of any test:", "  POST /openai/threads was sent outside*"]
    )
    result.stdout.fnmatch_lines(["nothing was pruned, since:", "  the run failed"])


def test_a_suite_that_nobody_opted_in_is_left_alone(project: Project) -> None:
    project.write(
        test_x="import os\ndef test_x(): assert 'AZURE_OPENAI_ENDPOINT' not in os.environ"
    )
    result = project.run()
    result.assert_outcomes(passed=1)
    assert "= assistants =" not in result.stdout.str()


def test_what_the_marker_does_not_know_ends_the_session_with_one_sentence(
    project: Project,
) -> None:
    project.write(test_x="import pytest\n@pytest.mark.assistants(casette='x')\ndef test_x(): pass")
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: @pytest.mark.assistants knows no 'casette'; it knows *"])


BROKEN = """
@pytest.fixture(scope="session")
def broken():
    post("/threads")
    raise RuntimeError("the fixture's own")
"""


def test_a_wide_fixture_that_fails_is_not_recorded(project: Project) -> None:
    project.write(conftest=CONFTEST.replace("WHAT", "'one'") + BROKEN)
    project.write(test_x="import pytest\n@pytest.mark.assistants\ndef test_x(broken): pass")
    result = project.record()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*RuntimeError: the fixture's own*"])
    assert "broken@session.yaml" not in project.cassettes


def test_what_workers_counted_is_told_once(project: Project) -> None:
    project.write(conftest=CONFTEST.replace("WHAT", "'one'"), test_x=TESTS)
    result = project.record("-n", "1")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["2 recorded, 1 cassette written"])


KEPT = """
def pytest_sessionfinish(session):
    from pytest_assistants.supervision.supervisor import TRACK

    print("tracks kept:", sum(TRACK in item.stash for item in session.items))
"""


def test_a_test_that_is_over_keeps_nothing_of_its_cassette(project: Project) -> None:
    project.write(
        conftest=CONFTEST + KEPT,
        test_x="import pytest\nfrom conftest import post\n"
        "@pytest.mark.assistants\n@pytest.mark.parametrize('n', range(3))\n"
        "def test_x(n): post('/threads')",
    )
    project.record().assert_outcomes(passed=3)

    result = project.run("-s")

    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*tracks kept: 0*"])
