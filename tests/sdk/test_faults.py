"""The page says what the installed line of the SDK does by itself on each fault."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sdk.conftest import Project

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "inject-faults.md"


def told_on_the_page() -> dict[str, str]:
    """By fault, what the page says of the installed line."""
    section = PAGE.read_text("utf-8").partition("## What the SDK does by itself")[2]
    head, _, *rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|")
    ]
    lines = [version("openai").startswith(re.sub("x$", "", line)) for line in head[1:]]
    return {row[0]: row[1 + lines.index(True)] for row in rows}


def test_every_fault_ends_as_the_page_says_sync_and_async(
    new_project: Callable[[], Project],
) -> None:
    project = new_project()

    run = project.run("--assistants-emulate", "-W", "ignore", "faults.py")

    told = told_on_the_page()
    assert run.counts == {"passed": 2 * len(told)}, run.output
    outcomes = cast("dict[str, Any]", project.take_outcomes())
    for way in ("sync", "async"):
        found = [pair for name, pair in outcomes.items() if name.startswith(f"test_{way}")]
        assert dict(found) == told
