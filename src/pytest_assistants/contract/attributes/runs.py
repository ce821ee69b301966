"""The fields of runs and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import (
    DOCUMENTED,
    METADATA,
    SOMETIMES,
    identity,
    row,
    tools,
)
from pytest_assistants.contract.generations import V1_ONLY
from pytest_assistants.contract.sources import (
    OBSERVED,
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


def _options() -> tuple[Field, ...]:
    # The first generation's runs came without these until the spring of 2024.
    rows = (
        ("incomplete_details", "object"),
        ("temperature", "number"),
        ("top_p", "number"),
        ("max_prompt_tokens", "integer"),
        ("max_completion_tokens", "integer"),
        ("truncation_strategy", "object"),
        ("tool_choice", "string or object"),
        ("response_format", "string or object"),
    )
    return tuple(
        row(_RUN, name, kind, SPECIFICATION_V2, SOMETIMES, nullable=True) for name, kind in rows
    )


RUNS: tuple[Field, ...] = (
    *identity(_RUN, RUNS_PAGE),
    row(_RUN, "thread_id", "string", RUNS_PAGE),
    row(_RUN, "assistant_id", "string", RUNS_PAGE),
    row(_RUN, "status", "string", RUNS_PAGE),
    row(_RUN, "required_action", "object", RUNS_PAGE, SOMETIMES, nullable=True),
    row(_RUN, "last_error", "object", RUNS_PAGE, nullable=True),
    *_moments(_RUN, "expires_at", "started_at", "cancelled_at", "failed_at", "completed_at"),
    row(_RUN, "model", "string", RUNS_PAGE),
    row(_RUN, "instructions", "string", RUNS_PAGE, nullable=True),
    *tools(_RUN),
    row(_RUN, "metadata", "map", RUNS_PAGE, limits=METADATA),
    row(_RUN, "usage", "object", RUNS_PAGE, SOMETIMES, nullable=True),
    *_options(),
    row(_RUN, "parallel_tool_calls", "boolean", OBSERVED, SOMETIMES, nullable=True),
    row(_RUN, "reasoning_effort", "string", OBSERVED, SOMETIMES, nullable=True),
    row(_RUN, "tool_resources", "object", OBSERVED, SOMETIMES, nullable=True),
    row(_RUN, "file_ids", "array", SPECIFICATION_V1, DOCUMENTED, available=V1_ONLY),
    *identity(_STEP, RUNS_PAGE),
    row(_STEP, "run_id", "string", RUNS_PAGE),
    row(_STEP, "assistant_id", "string", RUNS_PAGE),
    row(_STEP, "thread_id", "string", RUNS_PAGE),
    row(_STEP, "type", "string", RUNS_PAGE),
    row(_STEP, "status", "string", RUNS_PAGE),
    row(_STEP, "step_details", "object", RUNS_PAGE),
    row(_STEP, "last_error", "object", RUNS_PAGE, nullable=True),
    *_moments(_STEP, "cancelled_at", "completed_at", "failed_at"),
    row(_STEP, "expires_at", "integer", OBSERVED, SOMETIMES, nullable=True),
    row(_STEP, "expired_at", "integer", RUNS_PAGE, SOMETIMES, nullable=True),
    row(_STEP, "usage", "object", SPECIFICATION_V2, SOMETIMES, nullable=True),
    row(_STEP, "metadata", "map", RUNS_PAGE, SOMETIMES, nullable=True),
)
