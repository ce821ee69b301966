"""What a verified run says where the service, or the code, is no longer as it was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cuts import beside, failure, section
from stage import PYTEST, RECORD, Scene, Step

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
import os

import pytest
from openai import AzureOpenAI

pytestmark = pytest.mark.assistants
LATER = "LATER" in os.environ


def hire(name):
    return AzureOpenAI().beta.assistants.create(model="gpt-4o", name=name)


def test_renamed():
    hire("Grace" if LATER else "Ada")


def test_new():
    hire("Ada")


def test_broken():
    assert hire("Grace" if LATER else "Ada").name == "Ada"


def test_same():
    hire("Ada")
"""


def _lose(folder: Path) -> None:
    (folder / "cassettes" / "test_desk" / "test_new.yaml").unlink()


VERIFY = (*PYTEST, "--assistants-verify", "--assistants-upstream=emulator")
SCENE = Scene(
    {"test_desk.py": TESTS},
    [Step(RECORD), Step(VERIFY, {"LATER": "1"}, _lose)],
    {
        "differs": failure("test_renamed"),
        "nothing-to-compare": failure("test_new"),
        "changed": beside("test_broken", "what changed"),
        "summary-of-verification": section("assistants"),
    },
)
