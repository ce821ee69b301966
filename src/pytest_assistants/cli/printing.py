"""What goes to standard output: lines for people, JSON for machines, in whatever it can encode."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from pytest_assistants.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


def print_lines(lines: Iterable[object]) -> None:
    """One after the other; what a terminal would obey, or not show, is spelled."""
    for line in lines:
        _write(f"{visible(str(line))}\n")


def print_json(value: object) -> None:
    """Laid out; dates and paths as text."""
    _write(json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n")


def _write(text: str) -> None:
    """Half characters are in no encoding, and others not in every one: a console may have few."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
