"""Every documented limit on one line, or as one JSON array."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pytest_assistants.cli import main
from pytest_assistants.contract.limits import LIMITS, limit

if TYPE_CHECKING:
    import pytest


def test_each_limit_has_a_line_with_name_bounds_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["limits"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(LIMITS)
    [line] = [line for line in lines if line.startswith("metadata.key ")]
    row = limit("metadata.key")
    assert re.split("  +", line) == ["metadata.key", row.bounds, str(row.source)]


def test_the_table_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["name"]: row["maximum"] for row in rows} == {
        row.name: row.maximum for row in LIMITS
    }
