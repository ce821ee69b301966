"""A journal is read as far as it can be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pytest_assistants.factories.creations import Creation
from pytest_assistants.factories.journal.leftovers import JournalLeftovers, leftovers
from pytest_assistants.factories.journal.lines import append, read

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_lines_cut_off_or_strange_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_bytes(
        b'{"event": "created", "kind": "thread", "id": "t", "origin": "o", "path": "/p"}\n'
        b'[1]\n\xff\n{"event": "later"}\n{"event": "crea'
    )

    assert len(read(path)) == 2
    assert leftovers(path) == JournalLeftovers(
        None, (Creation("thread", "t", "o", "/p", None, frozenset()),), ()
    )


def test_a_line_that_the_system_takes_in_pieces_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = tmp_path / "j.jsonl", os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:3]))

    append(path, {"event": "begun", "pid": 4711})
    append(path, {"event": "undone"}, before="\n")

    assert path.read_bytes() == b'{"event": "begun", "pid": 4711}\n\n{"event": "undone"}\n'
