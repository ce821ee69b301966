"""What the contract says: violations, expected ones that did not come, refusals explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cuts import beside, failure, section
from stage import PYTEST, RECORD, Scene, Step

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
import pytest
from openai import AzureOpenAI

pytestmark = pytest.mark.assistants


def hire(**options):
    return AzureOpenAI().beta.assistants.create(model="gpt-4o", **options)


def test_answer():
    assert hire(name="Ada").name


@pytest.mark.assistants(validate="warn")
def test_tolerated():
    assert hire(name="Ada").name
"""

EMULATED = (
    TESTS
    + """

def test_refused():
    hire(name="A" * 257)


def test_expected(assistants_contract):
    with assistants_contract.expect("metadata.pairs"):
        hire(metadata={"a": "b"})


@pytest.mark.assistants(expect="metadata.pairs")
def test_expected_by_marker():
    hire(metadata={"a": "b"})


def test_conversation(thread_factory, run_factory, assistant):
    thread = thread_factory(messages=[{"role": "user", "content": "Is it open?"}])
    run = run_factory(thread, assistant)
    assert run.status == "failed"
"""
)


def _lengthened(folder: Path) -> None:
    """Each recorded answer has a name longer than the documents allow."""
    for path in (folder / "cassettes" / "test_contract").iterdir():
        head, answer = path.read_text("utf-8").split("response:")
        longer = re.sub(r'"name": "Ada"', f'"name": "{"A" * 257}"', answer)
        path.write_text(f"{head}response:{longer}", "utf-8")


REPLAYED = Scene(
    {"test_contract.py": TESTS},
    [Step(RECORD), Step(PYTEST, change=_lengthened)],
    {"violation": failure("test_answer"), "summary-of-violations": section("assistants")},
)
EMULATED_ONLY = Scene(
    {"test_contract.py": EMULATED},
    [Step((*PYTEST, "--assistants-emulate", "--tb=short"))],
    {
        "refused": beside("test_refused", "why requests were refused"),
        "expected": failure("test_expected"),
        "expected-by-marker": failure("test_expected_by_marker"),
        "conversation": beside("test_conversation", "the conversation"),
    },
)
SCENES = (REPLAYED, EMULATED_ONLY)
