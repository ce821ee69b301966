"""What is tested is what is installed: the wheel, or sources that are installed as such."""

from __future__ import annotations

import json
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

import pytest_assistants

SOURCES = Path(__file__).parents[2] / "src"
ORIGIN = json.loads(distribution("pytest-assistants").read_text("direct_url.json") or "{}")


@pytest.mark.skipif(
    bool(ORIGIN.get("dir_info", {}).get("editable")), reason="the sources are what is installed"
)
def test_the_sources_are_out_of_the_way() -> None:
    assert SOURCES not in Path(pytest_assistants.__file__).parents
    assert SOURCES not in map(Path, sys.path)
