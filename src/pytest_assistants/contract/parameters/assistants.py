"""The parameters of the operations on assistants, and on the files attached to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import (
    EVERYWHERE,
    REFUSED_BY_V2,
    UNDOCUMENTED,
    UNDOCUMENTED_V2,
)
from pytest_assistants.contract.parameters.rows import (
    metadata,
    page,
    path,
    row,
    sampling,
    tool_resources,
    tools,
)
from pytest_assistants.contract.sources import ASSISTANTS_PAGE, SPECIFICATION_V2

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.generations import Availability


def _assistant(owner: str, instructions: str, sampled: Availability) -> tuple[Field, ...]:
    source, text, files = ASSISTANTS_PAGE, "string", ("assistant.file_ids",)
    refused = REFUSED_BY_V2
    return (
        row(owner, "model", text, source, required=owner == "assistants.create"),
        row(owner, "name", text, source, nullable=True, limits=("assistant.name",)),
        row(owner, "description", text, source, nullable=True, limits=("assistant.description",)),
        row(owner, "instructions", text, source, nullable=True, limits=(instructions,)),
        *tools(owner),
        row(owner, "file_ids", "array", source, default="[]", limits=files, available=refused),
        metadata(owner, source),
        *sampling(owner, sampled),
        *tool_resources(owner, SPECIFICATION_V2, UNDOCUMENTED_V2),
    )


ASSISTANTS: tuple[Field, ...] = (
    *_assistant("assistants.create", "assistant.instructions.create", EVERYWHERE),
    *page("assistants.list", ASSISTANTS_PAGE),
    *path("assistants.retrieve", ASSISTANTS_PAGE, "assistant_id"),
    *path("assistants.modify", ASSISTANTS_PAGE, "assistant_id"),
    *_assistant("assistants.modify", "assistant.instructions.modify", UNDOCUMENTED),
    *path("assistants.delete", ASSISTANTS_PAGE, "assistant_id"),
    *path("assistant_files.create", ASSISTANTS_PAGE, "assistant_id"),
    row("assistant_files.create", "file_id", "string", ASSISTANTS_PAGE, required=True),
    *path("assistant_files.list", ASSISTANTS_PAGE, "assistant_id"),
    *page("assistant_files.list", ASSISTANTS_PAGE),
    *path("assistant_files.retrieve", ASSISTANTS_PAGE, "assistant_id", "file_id"),
    *path("assistant_files.delete", ASSISTANTS_PAGE, "assistant_id", "file_id"),
)
