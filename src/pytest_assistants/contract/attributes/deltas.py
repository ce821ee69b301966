"""The fields of the pieces in which an event stream hands out a message and a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import SOMETIMES, row
from pytest_assistants.contract.sources import OPENAI_REFERENCE, SPECIFICATION_V2, Source

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

_MESSAGE, _STEP = "thread.message.delta", "thread.run.step.delta"
_SPEC = SPECIFICATION_V2


def _delta(owner: str) -> tuple[Field, ...]:
    return (
        row(owner, "id", "string", _SPEC),
        row(owner, "object", "string", _SPEC),
        row(owner, "delta", "object", _SPEC),
    )


def _perhaps(owner: str, name: str, kind: str, source: Source = _SPEC) -> Field:
    return row(owner, name, kind, source, SOMETIMES, nullable=True)


def _content(part: str = "delta.content[]") -> tuple[Field, ...]:
    return (
        _perhaps(_MESSAGE, "delta.role", "string"),
        _perhaps(_MESSAGE, "delta.content", "array"),
        row(_MESSAGE, f"{part}.index", "integer", _SPEC),
        row(_MESSAGE, f"{part}.type", "string", _SPEC),
        _perhaps(_MESSAGE, f"{part}.text", "object"),
        _perhaps(_MESSAGE, f"{part}.text.value", "string"),
        _perhaps(_MESSAGE, f"{part}.text.annotations", "array"),
        _perhaps(_MESSAGE, f"{part}.image_file", "object"),
        _perhaps(_MESSAGE, f"{part}.image_url", "object", OPENAI_REFERENCE),
        _perhaps(_MESSAGE, f"{part}.refusal", "string", OPENAI_REFERENCE),
    )


def _details(details: str = "delta.step_details") -> tuple[Field, ...]:
    call = f"{details}.tool_calls[]"
    return (
        _perhaps(_STEP, details, "object"),
        row(_STEP, f"{details}.type", "string", _SPEC),
        _perhaps(_STEP, f"{details}.message_creation", "object"),
        row(_STEP, f"{details}.message_creation.message_id", "string", _SPEC),
        _perhaps(_STEP, f"{details}.tool_calls", "array"),
        row(_STEP, f"{call}.index", "integer", _SPEC),
        row(_STEP, f"{call}.type", "string", _SPEC),
        _perhaps(_STEP, f"{call}.id", "string"),
        _perhaps(_STEP, f"{call}.code_interpreter", "object"),
        _perhaps(_STEP, f"{call}.file_search", "object"),
        _perhaps(_STEP, f"{call}.retrieval", "object"),
        _perhaps(_STEP, f"{call}.function", "object"),
    )


DELTAS: tuple[Field, ...] = (*_delta(_MESSAGE), *_content(), *_delta(_STEP), *_details())
