"""The page's file: replaced in one step, or left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.storage.persister import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def written(path: Path, data: bytes) -> str | None:
    """Write the page; why it could not be, or None."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        return f"{path} was not written: {reason}; what stood there before still does."
    return None
