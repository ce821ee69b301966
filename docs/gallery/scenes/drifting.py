"""What is said where an upstream answers otherwise than was recorded, and of a spent budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cuts import failure, section
from stage import PYTEST, RECORD, Scene, Step

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
import os

import pytest
from openai import AzureOpenAI

pytestmark = pytest.mark.assistants


def test_hiring():
    assert AzureOpenAI().beta.assistants.create(model="gpt-4o", name="Ada").id


if "LATER" in os.environ:

    def test_new():
        assert AzureOpenAI().beta.threads.create().id
"""

RUNS = """
def test_first(run_factory):
    assert run_factory().id


def test_second(run_factory):
    assert run_factory().id
"""


def _aged(folder: Path) -> None:
    """The recorded answer lacks a field that today's has, and has another value."""
    path = folder / "cassettes" / "test_shop" / "test_hiring.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"top_p": 1.0,', "").replace('"auto"', '"text"'), "utf-8")


VERIFY = (*PYTEST, "--assistants-verify", "--assistants-upstream=emulator")
SCENES = (
    Scene(
        {"test_shop.py": TESTS},
        [Step(RECORD), Step(VERIFY, {"LATER": "1"}, _aged)],
        {
            "differs": failure("test_hiring"),
            "nothing-to-compare": failure("test_new"),
            "summary-of-verifying": section("assistants"),
        },
    ),
    Scene(
        {"test_runs.py": RUNS},
        [Step((*RECORD, "--assistants-max-runs=1"))],
        {"budget": failure("test_second")},
    ),
)
