"""Everything can be printed, wherever it goes, and nothing of it moves a terminal."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from pytest_assistants.cli.printing import print_json, print_lines

if TYPE_CHECKING:
    import pytest


def _console(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """One that has few characters."""
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, "cp1252", write_through=True))
    return shown


def test_what_a_terminal_would_obey_is_spelled(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines(["red \x1b[31m", 7, "ü\u202e"])
    assert capsys.readouterr().out == "red \\u001b[31m\n7\nü\\u202e\n"


def test_what_a_console_cannot_show_is_spelled(monkeypatch: pytest.MonkeyPatch) -> None:
    console = _console(monkeypatch)
    print_lines(["ü → é"])
    assert console.getvalue().splitlines() == ["ü \\u2192 é".encode("cp1252")]


def test_half_a_character_in_json_is_spelled_as_json_spells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    console = _console(monkeypatch)
    print_json({"half": "\ud83d", "day": date(2026, 11, 1)})
    assert json.loads(console.getvalue()) == {"half": "\ud83d", "day": "2026-11-01"}
