"""The fields of runs and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import (
    DOCUMENTED,
    METADATA,
    SOMETIMES,
    identity,
    last_error,
    row,
    tool_resources,
    tools,
)
from pytest_assistants.contract.generations import SEEN_IN_V1, V1_ONLY
from pytest_assistants.contract.sources import (
    OBSERVED,
    OPENAI_REFERENCE,
    RUNS_PAGE,
    SPECIFICATION_V1,
    SPECIFICATION_V2,
)

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

_RUN = "thread.run"
_STEP = "thread.run.step"


def _moments(owner: str, *names: str) -> tuple[Field, ...]:
    return tuple(row(owner, name, "integer", RUNS_PAGE, nullable=True) for name in names)


def _required_action() -> tuple[Field, ...]:
    outputs = "required_action.submit_tool_outputs"
    calls = f"{outputs}.tool_calls"
    return (
        row(_RUN, "required_action", "object", RUNS_PAGE, DOCUMENTED, nullable=True),
        row(_RUN, "required_action.type", "string", RUNS_PAGE),
        row(_RUN, outputs, "object", RUNS_PAGE, SOMETIMES, nullable=True),
        row(_RUN, calls, "array", RUNS_PAGE),
        row(_RUN, f"{calls}[].id", "string", RUNS_PAGE),
        row(_RUN, f"{calls}[].type", "string", RUNS_PAGE),
        row(_RUN, f"{calls}[].function", "object", RUNS_PAGE),
        row(_RUN, f"{calls}[].function.name", "string", RUNS_PAGE),
        row(_RUN, f"{calls}[].function.arguments", "string", RUNS_PAGE),
    )


def _usage(owner: str) -> tuple[Field, ...]:
    spec, details = SPECIFICATION_V2, ("prompt_token_details", "completion_tokens_details")
    counts = ("prompt_tokens", "completion_tokens", "total_tokens")
    return (
        row(owner, "usage", "object", spec, DOCUMENTED, nullable=True, available=SEEN_IN_V1),
        *(row(owner, f"usage.{name}", "integer", spec) for name in counts),
        *(
            row(owner, f"usage.{name}", "object", OBSERVED, SOMETIMES, nullable=True)
            for name in details
        ),
    )


def _step_details() -> tuple[Field, ...]:
    details, calls = "step_details", "step_details.tool_calls"
    found = ("code_interpreter", "file_search", "retrieval", "function")
    return (
        row(_STEP, details, "object", RUNS_PAGE),
        row(_STEP, f"{details}.type", "string", RUNS_PAGE),
        row(_STEP, f"{details}.message_creation", "object", RUNS_PAGE, SOMETIMES, nullable=True),
        row(_STEP, f"{details}.message_creation.message_id", "string", RUNS_PAGE),
        row(_STEP, calls, "array", RUNS_PAGE, SOMETIMES, nullable=True),
        row(_STEP, f"{calls}[].id", "string", RUNS_PAGE),
        row(_STEP, f"{calls}[].type", "string", RUNS_PAGE),
        *(
            row(_STEP, f"{calls}[].{name}", "object", RUNS_PAGE, SOMETIMES, nullable=True)
            for name in found
        ),
    )


def _options() -> tuple[Field, ...]:
    # The first generation has them since the spring of 2024, and not in its specification.
    rows: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("incomplete_details", "object", ()),
        ("temperature", "number", ("temperature",)),
        ("top_p", "number", ("top_p",)),
        ("max_prompt_tokens", "integer", ()),
        ("max_completion_tokens", "integer", ()),
        ("truncation_strategy", "object", ()),
        ("tool_choice", "string or object", ()),
        ("response_format", "string or object", ()),
    )
    return (
        *(
            row(
                _RUN,
                name,
                kind,
                SPECIFICATION_V2,
                DOCUMENTED,
                nullable=True,
                limits=limits,
                available=SEEN_IN_V1,
            )
            for name, kind, limits in rows
        ),
        row(_RUN, "truncation_strategy.type", "string", SPECIFICATION_V2),
        row(
            _RUN,
            "truncation_strategy.last_messages",
            "integer",
            SPECIFICATION_V2,
            SOMETIMES,
            nullable=True,
            limits=("truncation.last_messages",),
        ),
        row(_RUN, "tool_choice.type", "string", OPENAI_REFERENCE),
        row(_RUN, "tool_choice.function", "object", OPENAI_REFERENCE, SOMETIMES, nullable=True),
        row(_RUN, "tool_choice.function.name", "string", OPENAI_REFERENCE),
    )


RUNS: tuple[Field, ...] = (
    *identity(_RUN, RUNS_PAGE),
    row(_RUN, "thread_id", "string", RUNS_PAGE),
    row(_RUN, "assistant_id", "string", RUNS_PAGE),
    row(_RUN, "status", "string", RUNS_PAGE),
    *_required_action(),
    *last_error(_RUN, RUNS_PAGE),
    *_moments(_RUN, "expires_at", "started_at", "cancelled_at", "failed_at", "completed_at"),
    row(_RUN, "model", "string", RUNS_PAGE),
    row(_RUN, "instructions", "string", RUNS_PAGE, nullable=True),
    *tools(_RUN),
    row(_RUN, "metadata", "map", RUNS_PAGE, limits=METADATA),
    *_usage(_RUN),
    *_options(),
    row(_RUN, "parallel_tool_calls", "boolean", OBSERVED, SOMETIMES, nullable=True),
    row(_RUN, "reasoning_effort", "string", OBSERVED, SOMETIMES, nullable=True),
    *tool_resources(_RUN, SOMETIMES),
    row(_RUN, "file_ids", "array", SPECIFICATION_V1, DOCUMENTED, nullable=True, available=V1_ONLY),
    *identity(_STEP, RUNS_PAGE),
    row(_STEP, "run_id", "string", RUNS_PAGE),
    row(_STEP, "assistant_id", "string", RUNS_PAGE),
    row(_STEP, "thread_id", "string", RUNS_PAGE),
    row(_STEP, "type", "string", RUNS_PAGE),
    row(_STEP, "status", "string", RUNS_PAGE),
    *_step_details(),
    *last_error(_STEP, RUNS_PAGE),
    *_moments(_STEP, "cancelled_at", "completed_at", "failed_at"),
    row(_STEP, "expires_at", "integer", OBSERVED, SOMETIMES, nullable=True),
    row(_STEP, "expired_at", "integer", RUNS_PAGE, SOMETIMES, nullable=True),
    *_usage(_STEP),
    row(_STEP, "metadata", "map", RUNS_PAGE, SOMETIMES, nullable=True),
)
