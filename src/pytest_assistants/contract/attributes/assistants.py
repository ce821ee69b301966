"""The fields of assistants, and of the files attached to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import (
    DOCUMENTED,
    METADATA,
    identity,
    row,
    sampling,
    tool_resources,
    tools,
)
from pytest_assistants.contract.generations import REFUSED_BY_V2
from pytest_assistants.contract.sources import ASSISTANTS_PAGE

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field


def _assistant(owner: str) -> tuple[Field, ...]:
    page, text, files = ASSISTANTS_PAGE, "string", ("assistant.file_ids",)
    instructions, refused = ("assistant.instructions.object",), REFUSED_BY_V2
    return (
        *identity(owner, page),
        row(owner, "name", text, page, nullable=True, limits=("assistant.name",)),
        row(owner, "description", text, page, nullable=True, limits=("assistant.description",)),
        row(owner, "model", text, page),
        row(owner, "instructions", text, page, nullable=True, limits=instructions),
        *tools(owner, "assistant.tools"),
        row(owner, "file_ids", "array", page, DOCUMENTED, limits=files, available=refused),
        row(owner, "metadata", "map", page, limits=METADATA),
        *sampling(owner),
        *tool_resources(owner),
    )


ASSISTANTS: tuple[Field, ...] = (
    *_assistant("assistant"),
    *identity("assistant.file", ASSISTANTS_PAGE),
    row("assistant.file", "assistant_id", "string", ASSISTANTS_PAGE),
)
