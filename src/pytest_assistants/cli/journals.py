"""The journals that a sweep may touch: those of runs that are over, and old enough."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.errors import SettingsError
from pytest_assistants.factories.journal.leftovers import JournalLeftovers, leftovers
from pytest_assistants.factories.journal.lines import FORMAT, read
from pytest_assistants.processes import is_alive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal, and why it is left alone; ``found`` is None where it cannot be read.

    Attributes:
        path: the file.
        found: what it names.
        unread: why it cannot be read.
        spared: why it is not its time yet.
    """

    path: Path
    found: JournalLeftovers | None
    unread: str = ""
    spared: str = ""


def journals(folder: Path, *, older_than: int) -> Iterator[Journal]:
    """Every journal of the folder, the newest first; raises SettingsError for a file."""
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is no folder: name the folder of journals.")
    paths = sorted(folder.glob("*.jsonl"), key=_last_written, reverse=True)
    yield from filter(None, (_journal(path, older_than) for path in paths))


def _last_written(path: Path) -> float:
    """In seconds of the clock; of what is gone, nothing."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _journal(path: Path, older_than: int) -> Journal | None:
    try:
        lines, found = read(path), leftovers(path)
    except FileNotFoundError:  # its run has ended meanwhile, and left nothing
        return None
    except OSError as problem:
        return Journal(path, None, unread=f"it cannot be read: {problem.strerror}")
    begun = next((line for line in lines if line.get("event") == "begun"), {})
    if begun.get("format") != FORMAT:
        known = f"no journal of format {FORMAT}"
        return Journal(path, None, unread=f"it is {known}, which is what this version knows")
    if found.pid is not None and is_alive(found.pid):
        return Journal(path, found, spared=f"its run still goes on, as process {found.pid}")
    if time.time() - _last_written(path) < older_than:
        return Journal(path, found, spared="it is younger")
    return Journal(path, found)
