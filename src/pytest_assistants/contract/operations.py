"""The operations of the API: one row each, and which of them a method and a path ask for."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from pytest_assistants.contract.generations import EVERYWHERE, REFUSED_BY_V2, Availability
from pytest_assistants.contract.paths import (
    Dialect,
    dialect,
    is_api_path,
    root_index,
    segments_of,
)
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    FILES_SPECIFICATION,
    THREADS_DELETE,
    THREADS_PAGE,
    Source,
)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: how it is asked, what its 2xx answer carries, where and by whom it exists.

    Attributes:
        name: ``noun.verb``.
        path: The template after the endpoint's prefix: ``/assistants/{assistant_id}``.
        answers: The ``object`` of a 2xx answer (a deleted file's stays ``file``); ``"content"``
            where the answer is raw bytes.
        items: The ``object`` of a list's entries, where it answers a list.
        body: The name of its body's model in ``contract.models``, if it has one.
        query: The name of its query's model there, if it has one.
        multipart: Whether the body is ``multipart/form-data``.
    """

    name: str
    method: str
    path: str
    answers: str
    source: Source
    items: str | None = None
    body: str | None = None
    query: str | None = None
    multipart: bool = False
    available: Availability = EVERYWHERE

    @property
    def noun(self) -> str:
        """``assistants``, ``assistant_files``, ``threads`` or ``files``."""
        return self.name.partition(".")[0]

    @property
    def verb(self) -> str:
        """``create``, ``upload``, ``list``, ``retrieve``, ``modify``, ``content`` or ``delete``."""
        return self.name.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Located:
    """The operation a request asks for, the ids in its path, and the endpoint's path prefix."""

    operation: Operation
    ids: dict[str, str]
    prefix: str


# POST /threads/runs is an operation of its own, not a thread called "runs".
_NO_IDS = frozenset({"runs"})

_ASSISTANT = "/assistants/{assistant_id}"
_ASSISTANT_FILES = "/assistants/{assistant_id}/files"
_ASSISTANT_FILE = "/assistants/{assistant_id}/files/{file_id}"
_THREAD = "/threads/{thread_id}"
_FILE = "/files/{file_id}"

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        name="assistants.create",
        method="POST",
        path="/assistants",
        answers="assistant",
        body="AssistantCreate",
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistants.list",
        method="GET",
        path="/assistants",
        answers="list",
        items="assistant",
        query="ListQuery",
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistants.retrieve",
        method="GET",
        path=_ASSISTANT,
        answers="assistant",
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistants.modify",
        method="POST",
        path=_ASSISTANT,
        answers="assistant",
        body="AssistantModify",
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistants.delete",
        method="DELETE",
        path=_ASSISTANT,
        answers="assistant.deleted",
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistant_files.create",
        method="POST",
        path=_ASSISTANT_FILES,
        answers="assistant.file",
        body="AssistantFileCreate",
        available=REFUSED_BY_V2,
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistant_files.list",
        method="GET",
        path=_ASSISTANT_FILES,
        answers="list",
        items="assistant.file",
        query="ListQuery",
        available=REFUSED_BY_V2,
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistant_files.retrieve",
        method="GET",
        path=_ASSISTANT_FILE,
        answers="assistant.file",
        available=REFUSED_BY_V2,
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="assistant_files.delete",
        method="DELETE",
        path=_ASSISTANT_FILE,
        answers="assistant.file.deleted",
        available=REFUSED_BY_V2,
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="threads.create",
        method="POST",
        path="/threads",
        answers="thread",
        body="ThreadCreate",
        source=THREADS_PAGE,
    ),
    Operation(
        name="threads.retrieve",
        method="GET",
        path=_THREAD,
        answers="thread",
        source=THREADS_PAGE,
    ),
    Operation(
        name="threads.modify",
        method="POST",
        path=_THREAD,
        answers="thread",
        body="ThreadModify",
        source=THREADS_PAGE,
    ),
    Operation(
        name="threads.delete",
        method="DELETE",
        path=_THREAD,
        answers="thread.deleted",
        source=THREADS_DELETE,
    ),
    Operation(
        name="files.upload",
        method="POST",
        path="/files",
        answers="file",
        body="FileUpload",
        multipart=True,
        source=ASSISTANTS_PAGE,
    ),
    Operation(
        name="files.list",
        method="GET",
        path="/files",
        answers="list",
        items="file",
        query="FileListQuery",
        source=FILES_SPECIFICATION,
    ),
    Operation(
        name="files.retrieve",
        method="GET",
        path=_FILE,
        answers="file",
        source=FILES_SPECIFICATION,
    ),
    Operation(
        name="files.content",
        method="GET",
        path="/files/{file_id}/content",
        answers="content",
        source=FILES_SPECIFICATION,
    ),
    Operation(
        name="files.delete",
        method="DELETE",
        path=_FILE,
        answers="file",
        source=FILES_SPECIFICATION,
    ),
)


def operation(name: str) -> Operation:
    """The operation of that name; an unknown name is a KeyError that tells the nearest one."""
    for row in OPERATIONS:
        if row.name == name:
            return row
    near = get_close_matches(name, [row.name for row in OPERATIONS], n=1, cutoff=0.4)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise KeyError(f"the contract has no operation named {name!r}{hint}")


def locate(method: str, path: str) -> Located | None:
    """The operation that a method and a path ask for, whatever the endpoint's prefix; or None."""
    segments = segments_of(path)
    root = root_index(segments)
    if root is None:
        return None
    for row in OPERATIONS:
        ids = _match(row.path, segments[root:]) if row.method == method.upper() else None
        if ids is not None:
            return Located(
                row, ids, "".join(f"/{part}" for part in path.strip("/").split("/")[:root])
            )
    return None


def _match(template: str, segments: list[str]) -> dict[str, str] | None:
    slots = segments_of(template)
    if len(slots) != len(segments):
        return None
    ids: dict[str, str] = {}
    for slot, segment in zip(slots, segments, strict=True):
        if slot.startswith("{") and segment and segment not in _NO_IDS:
            ids[slot[1:-1]] = segment
        elif slot != segment:
            return None
    return ids
