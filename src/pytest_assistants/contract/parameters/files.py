"""The parameters of the operations on files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import UNDOCUMENTED_V2
from pytest_assistants.contract.parameters.rows import page, path, row
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    FILES_SPECIFICATION,
    OPENAI_REFERENCE,
)

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

FILES: tuple[Field, ...] = (
    row(
        "files.upload",
        "file",
        "file",
        FILES_SPECIFICATION,
        required=True,
        limits=("file.bytes",),
        place="form",
    ),
    row("files.upload", "purpose", "string", ASSISTANTS_PAGE, required=True, place="form"),
    row(
        "files.upload",
        "expires_after",
        "object",
        OPENAI_REFERENCE,
        nullable=True,
        place="form",
        available=UNDOCUMENTED_V2,
    ),
    *page("files.list", OPENAI_REFERENCE),
    row("files.list", "purpose", "string", FILES_SPECIFICATION, place="query"),
    *path("files.retrieve", FILES_SPECIFICATION, "file_id"),
    *path("files.content", FILES_SPECIFICATION, "file_id"),
    *path("files.delete", FILES_SPECIFICATION, "file_id"),
)
