"""Cassettes that stock vcrpy wrote, nothing configured, replay here as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.stock.conftest import Project

HYPOTHESIS_OF_TRIO = "ignore:It looks like `register_random`"


def test_they_replay_by_either_library_whichever_recorded(project: Project) -> None:
    """YAML and JSON; plain, and chunked gzip; JSON bodies, a multipart upload, binary content."""
    project.run("record_with_stock.py")

    printed = project.test("-p", "no:asyncio", "-W", HYPOTHESIS_OF_TRIO, "replayed_here.py")

    assert pytest.RunResult.parse_summary_nouns(printed.splitlines()) == {"passed": 20}
