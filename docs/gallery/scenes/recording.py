"""What is not good enough to become a cassette, and what the summary of a recording says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cuts import failure, section
from stage import RECORD, Scene, Step

if TYPE_CHECKING:
    from pathlib import Path

CONFTEST = """
import dataclasses

import pytest
from pytest_assistants import Exemption, Rule, matching

BADGE = Rule(
    "badge-number",
    "value",
    find=matching(r"EMP-[0-9]{6}"),
    positives=("EMP-123456 calls",),
    negatives=("EMP-12",),
)


@pytest.fixture(scope="session")
def assistants_config(assistants_config):
    website = Exemption("desk@contoso.com", reason="it stands on our website")
    return dataclasses.replace(assistants_config, rules=(BADGE,), exemptions=(website,))
"""

TESTS = """
import os

import pytest
from openai import AzureOpenAI, NotFoundError

pytestmark = pytest.mark.assistants
LATER = "LATER" in os.environ


def hire(name="Ada", **options):
    return AzureOpenAI().beta.assistants.create(model="gpt-4o", name=name, **options)


@pytest.mark.parametrize("badge", ["EMP-123456"])
def test_badge(badge):
    hire(metadata={"badge": badge})


def test_gone():
    if not LATER:
        hire()
    with pytest.raises(NotFoundError):
        AzureOpenAI().beta.assistants.retrieve("asst_gone")


def test_failing():
    assert hire().name == ("Eve" if LATER else "Ada")


def test_damaged():
    hire()


def test_exempt():
    hire(instructions="Send them to desk@contoso.com.")


def test_busy():
    client = AzureOpenAI()
    client.beta.threads.delete(client.beta.threads.create().id)
"""


def _damage(folder: Path) -> None:
    (folder / "cassettes" / "test_hiring" / "test_damaged.yaml").write_text("interactions: [oops")


SCENE = Scene(
    {"conftest.py": CONFTEST, "test_hiring.py": TESTS},
    [Step(RECORD), Step((*RECORD, "--tb=line"), {"LATER": "1"}, _damage)],
    {
        "leak": failure("test_badge"),
        "worse": failure("test_gone"),
        "not-replaced": failure("test_damaged"),
        "summary-of-recording": section("assistants"),
    },
)
