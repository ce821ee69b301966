"""The changelog stays whole, although lines of several branches are laid beside one another."""

from __future__ import annotations

import re
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parents[2] / "docs" / "changelog.md"
ENTRY = re.compile(r"^- (.+(?:\n  .+)*)", re.MULTILINE)


def entries() -> list[str]:
    return ENTRY.findall(CHANGELOG.read_text("utf-8"))


def test_each_entry_is_a_sentence_to_its_end() -> None:
    assert entries()
    assert [entry for entry in entries() if not entry.endswith(".")] == []


def test_no_entry_is_there_twice() -> None:
    begun = [re.split(r"[:,.;]", entry)[0] for entry in entries()]
    assert sorted(begun) == sorted(set(begun))
