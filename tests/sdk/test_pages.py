"""The Python examples of the reference pages, on the one line of the SDK they were written for."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project

RECORD = ("--assistants-record", "--assistants-upstream=emulator")
TESTS = 14

pytestmark = pytest.mark.skipif(
    not version("openai").startswith("1.20."),
    reason="the examples use beta.assistants.files, which the SDK has up to 1.20",
)


def test_the_examples_record_and_replay(new_project: Callable[[], Project]) -> None:
    project = new_project()

    recorded = project.run(*RECORD, "pages.py")
    replayed = project.run("-p", "offline", "pages.py")

    assert recorded.counts == {"passed": TESTS}, recorded.output
    assert replayed.counts == {"passed": TESTS}, replayed.output
