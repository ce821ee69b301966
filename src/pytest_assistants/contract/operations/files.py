"""The operations on files."""

from __future__ import annotations

from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.sources import ASSISTANTS_PAGE, FILES_SPECIFICATION

_FILE = "/files/{file_id}"

FILES: tuple[Operation, ...] = (
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
