"""What renamed and removed tests leave behind, and how it is pruned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cuts import failure, section
from stage import PYTEST, RECORD, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TESTS = """
import os

import pytest
from openai import AzureOpenAI

pytestmark = pytest.mark.assistants


def hire(*names):
    for name in names[: 1 if "LATER" in os.environ else None]:
        AzureOpenAI().beta.assistants.create(model="gpt-4o", name=name)


def test_hire():
    hire("Ada", "Eve")


def test_desk():
    hire("Bob")
"""


def _renamed(name: str, words: tuple[str, ...] = PYTEST) -> Step:
    """A run after the second test was given that name."""

    def change(folder: Path) -> None:
        test = folder / "test_staff.py"
        test.write_text(TESTS.replace("test_desk", name), "utf-8")

    return Step(words, {"LATER": "1"}, change)


PRUNE = (*PYTEST, "--assistants-prune")


def _scene(last: Step, **shown: Callable[[str], str]) -> Scene:
    return Scene({"test_staff.py": TESTS}, [Step(RECORD), last], shown)


SCENES = (
    _scene(_renamed("test_reception"), renamed=failure("test_reception")),
    _scene(_renamed("desk"), orphans=section("assistants")),
    _scene(_renamed("desk", PRUNE), pruned=section("assistants")),
    _scene(Step((*PRUNE, "-k", "desk")), unpruned=section("assistants")),
)
