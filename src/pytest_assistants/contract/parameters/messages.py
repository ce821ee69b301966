"""The parameters of the operations on messages, and of a message sent with a thread or a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import V1_ONLY, V2_ONLY
from pytest_assistants.contract.parameters.rows import metadata, page, path, row
from pytest_assistants.contract.sources import (
    MESSAGES_PAGE,
    OPENAI_REFERENCE,
    SPECIFICATION_V1,
    SPECIFICATION_V2,
)

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field


def message(owner: str, prefix: str = "") -> tuple[Field, ...]:
    """The rows of one message sent: in a list of messages, or as the body itself."""
    page, content = MESSAGES_PAGE, ("message.content",)
    return (
        row(owner, f"{prefix}role", "string", page, required=True),
        row(owner, f"{prefix}content", "string or array", page, required=True, limits=content),
        row(owner, f"{prefix}content[].type", "string", page, required=True),
        row(owner, f"{prefix}content[].text", "string", page, nullable=True),
        row(owner, f"{prefix}content[].image_file", "object", SPECIFICATION_V2, nullable=True),
        row(owner, f"{prefix}content[].image_url", "object", OPENAI_REFERENCE, nullable=True),
        row(owner, f"{prefix}attachments", "array", page, nullable=True, available=V2_ONLY),
        row(owner, f"{prefix}attachments[].file_id", "string", page, required=True),
        row(owner, f"{prefix}attachments[].tools", "array", page, nullable=True),
        row(owner, f"{prefix}attachments[].tools[].type", "string", page, required=True),
        row(
            owner,
            f"{prefix}file_ids",
            "array",
            SPECIFICATION_V1,
            nullable=True,
            limits=("message.file_ids",),
            available=V1_ONLY,
        ),
        metadata(owner, page, prefix),
    )


MESSAGES: tuple[Field, ...] = (
    *path("messages.create", MESSAGES_PAGE, "thread_id"),
    *message("messages.create"),
    *path("messages.list", MESSAGES_PAGE, "thread_id"),
    *page("messages.list", MESSAGES_PAGE),
    row("messages.list", "run_id", "string", MESSAGES_PAGE, place="query", available=V2_ONLY),
    *path("messages.retrieve", MESSAGES_PAGE, "thread_id", "message_id"),
    *path("messages.modify", MESSAGES_PAGE, "thread_id", "message_id"),
    metadata("messages.modify", MESSAGES_PAGE),
    *path("messages.delete", SPECIFICATION_V2, "thread_id", "message_id"),
    *path("message_files.list", SPECIFICATION_V1, "thread_id", "message_id"),
    *page("message_files.list", SPECIFICATION_V1),
    *path("message_files.retrieve", SPECIFICATION_V1, "thread_id", "message_id", "file_id"),
)
