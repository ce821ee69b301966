"""Cassettes that stock vcrpy wrote, nothing configured, replay here as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.stock.conftest import Python


def test_they_replay_by_either_library_whichever_recorded(python: Python) -> None:
    """YAML and JSON; plain, and chunked gzip; JSON bodies, a multipart upload, binary content."""
    python("record_with_stock.py")

    printed = python("-m", "pytest", "-q", "-p", "no:asyncio", "replayed_here.py")

    assert pytest.RunResult.parse_summary_nouns(printed.splitlines()) == {"passed": 20}
