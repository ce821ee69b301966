"""The front page leads to every page that a user may look for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("room", ["tutorial", "how-to", "reference", "explanation"])
def test_each_page_is_one_step_from_the_front_page(room: str) -> None:
    linked = re.findall(rf"\(({room}/[\w-]+\.md)\)", (DOCS / "index.md").read_text("utf-8"))
    pages = [page.relative_to(DOCS).as_posix() for page in (DOCS / room).glob("*.md")]
    assert sorted(linked) == sorted(pages)
