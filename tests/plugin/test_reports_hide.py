"""What a failing test shows of a real answer is clean, in every style and in every report."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest
from tests.plugin.askers import ASKERS
from tests.plugin.servers import Handler, serving

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

KEY = "5b1f9c0e7d3a4826b9e0c1d2f3a45867"
PERSON = "wilhelmina.featherstone@brightmill-payroll.com"
ENCODED = base64.b64encode(KEY.encode()).decode()
HIDDEN = (KEY, PERSON, ENCODED, KEY.upper())

TESTS = (
    """
import logging
import sys
import warnings
import pytest

def _ask(client, record_property):
    try:
        client.list_assistants()
    except Exception as error:
        message = str(error)
        print(message)
        print(message, file=sys.stderr)
        logging.getLogger("app").error("refused: %s", message)
        warnings.warn(message)
        record_property("answer", message)
        raise
"""
    + ASKERS
    + """
def test_passes(assistants_client, record_property):
    with pytest.raises(Exception):
        _ask(assistants_client, record_property)
"""
)


class _Refusing(Handler):
    """Refuses every request and quotes the key, a person, and the key again."""

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        message = f"key {KEY} of {PERSON} is wrong: {ENCODED}, {KEY.upper()}"
        self.answer(401, {"error": {"message": message, "code": "401", "type": "auth"}})


@pytest.mark.parametrize("style", ["line", "native"])
def test_a_failing_test_shows_nothing_of_a_real_answer_that_is_secret(
    project: Project, style: str
) -> None:
    """The other styles, and recording, are those of the canary."""
    project.write(test_desk=TESTS)
    report = (
        "-rA",
        "-vv",
        "--junitxml=report.xml",
        "-o",
        "junit_logging=all",
        "-W",
        "always::UserWarning",
    )
    with serving(_Refusing) as origin:
        env = {"AZURE_OPENAI_ENDPOINT": origin, "AZURE_OPENAI_API_KEY": KEY}
        result = project.run("--assistants-live", f"--tb={style}", *report, env=env)
    text = result.stdout.str() + result.stderr.str()
    written = (project.path / "report.xml").read_text()
    assert "of email-" in text
    assert re.search(r"UserWarning: .*of email-", text)
    assert "of email-" in written
    assert not [one for one in HIDDEN if one in text or one in written]


REPLAYED = f"""
import os

def test_own(assistants_client):
    print("of {PERSON}")
    assert os.environ["OUR_SERVICE_TOKEN"] == "{PERSON}"
"""


def test_offline_a_failing_test_shows_its_own_values_and_no_known_secret(project: Project) -> None:
    project.write(test_desk=REPLAYED)
    result = project.run(env={"OUR_SERVICE_TOKEN": KEY})
    result.assert_outcomes(failed=1)
    assert KEY not in result.stdout.str()
    result.stdout.fnmatch_lines([f"*of {PERSON}*"])
