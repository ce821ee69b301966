"""A miss cannot be hidden, is told once, and costs no second attempt; fault 3 is its opposite."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openai
import pytest
from tests.faults import stock
from tests.faults.desk import KEY
from tests.faults.inner import Suite
from vcr.errors import CannotOverwriteExistingCassetteException

if TYPE_CHECKING:
    from tests.faults.endpoint import Endpoint

CONFTEST = """
import json, pathlib

def pytest_sessionfinish():
    import application
    pathlib.Path("attempts.json").write_text(json.dumps(application.ATTEMPTS))
"""

# Each as (outcome, attempts): a test's own way to hide a miss changes neither.
HIDDEN = {
    "test_unchanged": ("passed", 1),
    "test_plain": ("failure", 1),
    "test_except_exception": ("failure", 1),
    "test_except_sdk_error": ("failure", 1),
    "test_bare_except": ("failure", 1),
    "test_expected_to_raise": ("failure", 1),
    "test_own_failure": ("failure", 1),
    "test_thread": ("failure", 1),
    "test_many_threads": ("failure", 4),
    "test_pool_whose_result_nobody_wants": ("failure", 1),
    "test_gather": ("failure", 2),
    "test_lost_task": ("failure", 1),
    "test_task_group": ("failure", 2),
    "test_swallowed_group": ("failure", 1),
    "test_skip": ("failure", 1),
    "test_xfail": ("failure", 1),
    "test_xfail_quietly": ("failure", 1),
    "test_fixture": ("error", 1),
    "test_teardown": ("error", 1),
    "test_unit": ("failure", 1),
    "test_unit_quietly": ("failure", 1),
    "test_unit_xfail": ("failure", 1),
    "test_set_up_class": ("error", 1),
}

PROJECT = Path(__file__).with_name("project")

MISS = """\
CassetteMiss: no recorded interaction matches POST /openai/assistants [no-match]: \
body.name recorded "Ada", this request "Eve"

  cassette     cassettes/test_hidden/test_bare_except.yaml   (1 interaction, 0 played)
  nearest      POST /openai/assistants   (interaction 1)
                 body.name     recorded "Ada"     this request "Eve"
  asked from   application.py:{line}

  If the change is meant, record again:
    pytest "test_hidden.py::test_bare_except" --assistants-record
"""

VERDICT = re.compile(r"no (?:recorded interaction matches|cassette to answer) POST")


class Changed:
    """The suite, replayed after its application has changed."""

    def __init__(self, suite: Suite) -> None:
        suite.write(
            conftest=CONFTEST,
            application=(PROJECT / "application.py").read_text(),
            test_hidden=(PROJECT / "hidden.py").read_text(),
        )
        self.recorded = suite.record()
        self.cassettes = suite.cassettes
        unhandled = "default::pytest.PytestUnhandledThreadExceptionWarning"
        self.run = suite.replay("-W", unhandled, env={"NAME": "Eve"})
        self.attempts: dict[str, int] = json.loads((suite.path / "attempts.json").read_text())
        self.suite = suite

    def section(self, test: str) -> str:
        """What is told of a test among the failures and errors."""
        found = re.search(
            rf"^_+ [^\n]*\b{test} _+$(.*?)(?=^(?:_|=)+ )",
            self.run.failures,
            re.DOTALL | re.MULTILINE,
        )
        assert found is not None, self.run.output
        return found[1]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    return Changed(Suite(tmp_path_factory.mktemp("misses")))


def test_a_miss_fails_every_test_after_one_attempt(changed: Changed) -> None:
    assert changed.recorded.exit == 0
    assert changed.run.exit == pytest.ExitCode.TESTS_FAILED
    found = {
        name: (outcome, changed.attempts[name]) for name, outcome in changed.run.outcomes.items()
    }
    assert found == HIDDEN


def test_a_miss_is_told_whole(changed: Changed) -> None:
    source = (PROJECT / "application.py").read_text().splitlines()
    [line] = (number for number, text in enumerate(source, 1) if "return client" in text)

    assert MISS.format(line=line) in changed.section("test_bare_except")


@pytest.mark.parametrize("test", [name for name in HIDDEN if name != "test_unchanged"])
def test_a_miss_is_told_once(test: str, changed: Changed) -> None:
    section = changed.section(test)

    assert len(VERDICT.findall(section)) == 1
    assert "CassetteMiss: no " in section
    assert section.count("asked from") == 1


@pytest.mark.skipif(pytest.version_tuple < (8, 4), reason="pytest 8.3 warns of what threads raise")
def test_nothing_else_is_told_of_it(changed: Changed) -> None:
    assert len(VERDICT.findall(changed.run.failures)) == len(HIDDEN) - 1
    assert "PytestUnhandledThreadException" not in changed.run.output


def test_a_miss_leaves_every_cassette_as_it_is(changed: Changed) -> None:
    assert changed.suite.cassettes == changed.cassettes


class TestAMissThroughTheSdk:
    """Fault 3: the SDK takes vcrpy's miss for a lost connection: retried, wrapped, swallowed."""

    @pytest.mark.skipif(
        int(openai.__version__.partition(".")[0]) > 2, reason="3.x lets vcrpy's error through"
    )
    def test_stock_lets_it_be_swallowed_after_three_attempts(
        self, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(openai.AzureOpenAI, "_calculate_retry_timeout", lambda *_: 0.0)
        client = openai.AzureOpenAI(
            azure_endpoint=endpoint.origin, api_key=KEY, api_version="2024-05-01-preview"
        )
        asked: list[object] = []

        with client, stock.cassette(tmp_path / "none.yaml", record_mode="none") as cassette:
            real = cassette.can_play_response_for

            def can_play_response_for(request: object) -> Any:
                asked.append(request)
                return real(request)

            cassette.can_play_response_for = can_play_response_for
            with pytest.raises(openai.APIConnectionError, match=r"^Connection error\.$") as raised:
                client.beta.threads.create()

        assert len(asked) == 3
        assert isinstance(raised.value.__cause__, CannotOverwriteExistingCassetteException)

    def test_here_it_is_raised_at_once_and_kept_whatever_becomes_of_it(
        self, changed: Changed
    ) -> None:
        for test in ("test_except_exception", "test_except_sdk_error"):
            assert changed.run.outcomes[test] == "failure"
            assert changed.attempts[test] == 1
