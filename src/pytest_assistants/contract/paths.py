"""What a path says: whether it is the API's, where its API part begins, whose dialect it is."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

Dialect = Literal["azure", "openai"]

ROOTS = ("assistants", "threads", "files", "vector_stores")
"""The segments an API path begins with, after whatever prefix the endpoint has."""

_OPENAI_VERSION = "v1"
_FOREIGN_PARENTS = ("containers", "organization")


def segments_of(path: str) -> list[str]:
    """The path's segments, decoded; empty ones at the end dropped."""
    return [unquote(segment) for segment in path.strip("/").split("/")]


def root_index(segments: list[str]) -> int | None:
    """Where the API part begins: the first root not followed by another root.

    A project may be called ``threads`` (``/api/projects/threads/assistants``), and another API may
    keep files of its own (``/containers/{id}/files``, ``/organization/usage/vector_stores``).
    """
    for index, segment in enumerate(segments):
        if segment in ROOTS and not _is_prefix(segments, index):
            return index
    return None


def is_api_path(path: str) -> bool:
    """Whether the path has an API root segment: ``/openai/assistants``, ``/v1/threads/x/runs``."""
    return root_index(segments_of(path)) is not None


@lru_cache(maxsize=1024)
def dialect(path: str) -> Dialect:
    """``"openai"`` where ``/v1`` stands right before the API part (or begins the path)."""
    segments = segments_of(path)
    root = root_index(segments)
    before = segments[0] if root is None else segments[root - 1] if root else ""
    return "openai" if before == _OPENAI_VERSION else "azure"


def _is_prefix(segments: list[str], index: int) -> bool:
    following = segments[index + 1] if index + 1 < len(segments) else ""
    parents = segments[max(0, index - 2) : index]
    return following in ROOTS or any(parent in _FOREIGN_PARENTS for parent in parents)
