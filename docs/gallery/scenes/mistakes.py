"""Mistakes in what the user said: one sentence each, exit code 4."""

from __future__ import annotations

from cuts import line
from stage import PYTEST, Scene, Step

TEST = "def test_kit(assistant): assert assistant.object == 'assistant'\n"
MARKED = """
import pytest

@pytest.mark.assistants(casette="other")
def test_marked(): pass
"""
SHARED = """
import pytest

@pytest.mark.vcr
def test_shared(assistant): pass
"""

# Stands for an environment without jinja2.
WITHOUT_JINJA = "import sys\nsys.modules['jinja2'] = None\n"


def _mistake(name: str, *words: str, test: str = TEST, **environment: str) -> Scene:
    step = Step((*PYTEST, *words), environment)
    return Scene({"test_kit.py": test}, [step], {name: line("ERROR: ")})


RECORD = "--assistants-record"
SCENES = (
    _mistake("no-endpoint", RECORD),
    _mistake("two-modes", RECORD, "--assistants-live"),
    _mistake("no-scheme", "--assistants-live", AZURE_OPENAI_ENDPOINT="contoso.openai.azure.com"),
    _mistake("no-api-version", "-o", "assistants_api_version=soon"),
    _mistake("no-such-value", RECORD, "--assistants-record-mode=new_episodes"),
    _mistake("upstream-alone", "--assistants-upstream=emulator"),
    _mistake("no-page", "--assistants-report=report.txt"),
    Scene(
        {"without_jinja.py": WITHOUT_JINJA, "test_kit.py": TEST},
        [
            Step(
                (*PYTEST, "-p", "without_jinja", "--assistants-report=report.html"),
                {"PYTHONPATH": "."},
            )
        ],
        {"no-extra": line("ERROR: ")},
    ),
    _mistake("no-such-keyword", test=MARKED),
    _mistake("two-recorders", test=SHARED),
)
