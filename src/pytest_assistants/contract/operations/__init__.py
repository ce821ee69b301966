"""The operations of the API: one row each, and which of them a method and a path ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.operations.assistants import ASSISTANTS
from pytest_assistants.contract.operations.files import FILES
from pytest_assistants.contract.operations.messages import MESSAGES
from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.operations.runs import RUNS
from pytest_assistants.contract.operations.threads import THREADS
from pytest_assistants.contract.operations.vector_stores import VECTOR_STORES
from pytest_assistants.contract.paths import (
    Dialect,
    dialect,
    is_api_path,
    root_index,
    segments_of,
)
from pytest_assistants.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "OPERATIONS",
    "Dialect",
    "Located",
    "Operation",
    "dialect",
    "is_api_path",
    "locate",
    "operation",
]


@dataclass(frozen=True, slots=True)
class Located:
    """The operation a request asks for, the ids in its path, and the endpoint's path prefix."""

    operation: Operation
    ids: Mapping[str, str]
    prefix: str


# POST /threads/runs is an operation of its own, not a thread called "runs".
_NO_IDS = frozenset({"runs"})

OPERATIONS: tuple[Operation, ...] = (
    *ASSISTANTS,
    *THREADS,
    *MESSAGES,
    *RUNS,
    *VECTOR_STORES,
    *FILES,
)


def operation(name: str) -> Operation:
    """The operation of that name; an unknown name is a KeyError that tells the nearest one."""
    for row in OPERATIONS:
        if row.name == name:
            return row
    near = nearest(name, [row.name for row in OPERATIONS])
    hint = f"; did you mean {near!r}?" if near else ""
    raise KeyError(f"the contract has no operation named {name!r}{hint}")


@lru_cache(maxsize=1024)
def locate(method: str, path: str) -> Located | None:
    """The operation that a method and a path ask for, whatever the endpoint's prefix; or None."""
    segments = segments_of(path)
    root = root_index(segments)
    if root is None:
        return None
    asked = segments[root:]
    for row, slots in _routes().get((method.upper(), len(asked)), ()):
        ids = _match(slots, asked)
        if ids is not None:
            prefix = "".join(f"/{part}" for part in path.strip("/").split("/")[:root])
            return Located(row, ids, prefix)
    return None


@cache
def _routes() -> dict[tuple[str, int], list[tuple[Operation, list[str]]]]:
    """The operations and the segments of their paths, by method and number of segments."""
    routes: dict[tuple[str, int], list[tuple[Operation, list[str]]]] = {}
    for row in OPERATIONS:
        slots = segments_of(row.path)
        routes.setdefault((row.method, len(slots)), []).append((row, slots))
    return routes


def _match(slots: list[str], segments: list[str]) -> dict[str, str] | None:
    ids: dict[str, str] = {}
    for slot, segment in zip(slots, segments, strict=True):
        if slot.startswith("{") and segment and segment not in _NO_IDS:
            ids[slot[1:-1]] = segment
        elif slot != segment:
            return None
    return ids
