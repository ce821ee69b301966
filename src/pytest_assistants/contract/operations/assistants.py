"""The operations on assistants, and on the files attached to them."""

from __future__ import annotations

from pytest_assistants.contract.generations import REFUSED_BY_V2
from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.sources import ASSISTANTS_PAGE

_ASSISTANT = "/assistants/{assistant_id}"
_ASSISTANT_FILES = "/assistants/{assistant_id}/files"
_ASSISTANT_FILE = "/assistants/{assistant_id}/files/{file_id}"

ASSISTANTS: tuple[Operation, ...] = (
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
)
