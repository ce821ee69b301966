"""The fields of what wraps objects or stands for them: lists, deletions, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import ALWAYS, DOCUMENTED, SOMETIMES, row
from pytest_assistants.contract.sources import OBSERVED, REPORTED, SPECIFICATION_V2

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field, Presence


def _list(owner: str, cursors: Presence) -> tuple[Field, ...]:
    return (
        row(owner, "object", "string", SPECIFICATION_V2),
        row(owner, "data", "array", SPECIFICATION_V2),
        row(owner, "first_id", "string", OBSERVED, cursors, nullable=True),
        row(owner, "last_id", "string", OBSERVED, cursors, nullable=True),
        row(owner, "has_more", "boolean", SPECIFICATION_V2, cursors),
    )


ENVELOPES: tuple[Field, ...] = (
    *_list("list", ALWAYS),
    *_list("list.file", SOMETIMES),
    row("deleted", "id", "string", OBSERVED),
    row("deleted", "object", "string", OBSERVED),
    row("deleted", "deleted", "boolean", OBSERVED),
    row("error", "error", "object", OBSERVED),
    row("error", "error.message", "string", OBSERVED),
    row("error", "error.type", "string", OBSERVED, DOCUMENTED, nullable=True),
    row("error", "error.param", "string", OBSERVED, DOCUMENTED, nullable=True),
    row("error", "error.code", "string", OBSERVED, DOCUMENTED, nullable=True),
    row("error", "detail", "string or object", OBSERVED, SOMETIMES, nullable=True),
    row("error.gateway", "error", "object", REPORTED),
    row("error.gateway", "error.code", "string", REPORTED),
    row("error.gateway", "error.message", "string", REPORTED),
)
