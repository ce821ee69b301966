"""The fields of messages, and of the files attached to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import METADATA, SOMETIMES, identity, row
from pytest_assistants.contract.generations import V2_ONLY
from pytest_assistants.contract.sources import (
    MESSAGES_PAGE,
    OBSERVED,
    OPENAI_REFERENCE,
    SPECIFICATION_V1,
    SPECIFICATION_V2,
)

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

_MESSAGE = "thread.message"
_IN_STREAMS = ("status", "string"), ("incomplete_details", "object")
_TIMES_IN_STREAMS = ("completed_at", "integer"), ("incomplete_at", "integer")


def _annotations(name: str) -> tuple[Field, ...]:
    page, each = MESSAGES_PAGE, f"{name}[]"
    return (
        row(_MESSAGE, name, "array", page),
        row(_MESSAGE, f"{each}.type", "string", page),
        row(_MESSAGE, f"{each}.text", "string", page),
        row(_MESSAGE, f"{each}.start_index", "integer", page),
        row(_MESSAGE, f"{each}.end_index", "integer", page),
        *(
            field
            for kind in ("file_citation", "file_path")
            for field in (
                row(_MESSAGE, f"{each}.{kind}", "object", page, SOMETIMES, nullable=True),
                row(_MESSAGE, f"{each}.{kind}.file_id", "string", page),
                row(_MESSAGE, f"{each}.{kind}.quote", "string", page, SOMETIMES, nullable=True),
            )
        ),
    )


MESSAGES: tuple[Field, ...] = (
    *identity(_MESSAGE, MESSAGES_PAGE),
    row(_MESSAGE, "thread_id", "string", MESSAGES_PAGE),
    row(_MESSAGE, "role", "string", MESSAGES_PAGE),
    row(_MESSAGE, "content", "array", MESSAGES_PAGE),
    row(_MESSAGE, "content[].type", "string", MESSAGES_PAGE),
    row(_MESSAGE, "content[].text", "object", MESSAGES_PAGE, SOMETIMES, nullable=True),
    row(_MESSAGE, "content[].text.value", "string", MESSAGES_PAGE),
    *_annotations("content[].text.annotations"),
    row(_MESSAGE, "content[].image_file", "object", SPECIFICATION_V2, SOMETIMES, nullable=True),
    row(_MESSAGE, "content[].image_url", "object", OPENAI_REFERENCE, SOMETIMES, nullable=True),
    row(_MESSAGE, "content[].refusal", "string", OPENAI_REFERENCE, SOMETIMES, nullable=True),
    row(_MESSAGE, "assistant_id", "string", MESSAGES_PAGE, nullable=True),
    row(_MESSAGE, "run_id", "string", MESSAGES_PAGE, nullable=True),
    row(
        _MESSAGE,
        "attachments",
        "array",
        MESSAGES_PAGE,
        SOMETIMES,
        nullable=True,
        available=V2_ONLY,
    ),
    row(_MESSAGE, "attachments[].file_id", "string", MESSAGES_PAGE),
    row(_MESSAGE, "attachments[].tools", "array", MESSAGES_PAGE, SOMETIMES, nullable=True),
    row(_MESSAGE, "attachments[].tools[].type", "string", MESSAGES_PAGE),
    # Modifying a message was seen to answer it in the second generation too.
    row(_MESSAGE, "file_ids", "array", OBSERVED, SOMETIMES),
    row(_MESSAGE, "metadata", "map", MESSAGES_PAGE, limits=METADATA),
    *(
        row(_MESSAGE, name, kind, SPECIFICATION_V2, SOMETIMES, nullable=True)
        for name, kind in _IN_STREAMS + _TIMES_IN_STREAMS
    ),
    *identity("thread.message.file", SPECIFICATION_V1),
    row("thread.message.file", "message_id", "string", SPECIFICATION_V1),
)
