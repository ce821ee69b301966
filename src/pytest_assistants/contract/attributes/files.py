"""The fields of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import DOCUMENTED, SOMETIMES, identity, row
from pytest_assistants.contract.sources import FILES_SPECIFICATION, OBSERVED, OPENAI_REFERENCE

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

FILES: tuple[Field, ...] = (
    *identity("file", FILES_SPECIFICATION),
    row("file", "purpose", "string", FILES_SPECIFICATION),
    row("file", "filename", "string", FILES_SPECIFICATION),
    row("file", "bytes", "integer", FILES_SPECIFICATION, nullable=True, limits=("file.bytes",)),
    row("file", "status", "string", FILES_SPECIFICATION, DOCUMENTED, nullable=True),
    row("file", "status_details", "string", OBSERVED, SOMETIMES, nullable=True),
    row("file", "updated_at", "integer", OBSERVED, SOMETIMES, nullable=True),
    row("file", "expires_at", "integer", OPENAI_REFERENCE, SOMETIMES, nullable=True),
)
