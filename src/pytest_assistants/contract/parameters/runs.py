"""The parameters of the operations on runs and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import V2_ONLY
from pytest_assistants.contract.parameters.messages import message
from pytest_assistants.contract.parameters.rows import (
    metadata,
    page,
    path,
    row,
    sampling,
    tool_resources,
    tools,
)
from pytest_assistants.contract.sources import RUNS_PAGE, THREADS_PAGE

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

_RUN = ("thread_id", "run_id")


def _run(owner: str) -> tuple[Field, ...]:
    page = RUNS_PAGE
    return (
        row(owner, "assistant_id", "string", page, required=True),
        row(owner, "model", "string", page, nullable=True),
        row(owner, "instructions", "string", page, nullable=True),
        *tools(owner, "run.tools", nullable=True),
        metadata(owner, page),
        *sampling(owner, V2_ONLY),
        row(owner, "stream", "boolean", page, nullable=True),
        *_tokens(owner),
        row(owner, "truncation_strategy", "object", page, nullable=True),
        row(owner, "truncation_strategy.type", "string", page, required=True),
        row(
            owner,
            "truncation_strategy.last_messages",
            "integer",
            page,
            nullable=True,
            limits=("truncation.last_messages",),
        ),
        row(owner, "tool_choice", "string or object", page, nullable=True),
        row(owner, "tool_choice.type", "string", page, required=True),
        row(owner, "tool_choice.function", "object", page, nullable=True),
        row(owner, "tool_choice.function.name", "string", page, required=True),
        row(owner, "parallel_tool_calls", "boolean", page, nullable=True, available=V2_ONLY),
    )


def _tokens(owner: str) -> tuple[Field, ...]:
    return tuple(
        row(owner, name, "integer", RUNS_PAGE, nullable=True, limits=(f"run.{name}",))
        for name in ("max_prompt_tokens", "max_completion_tokens")
    )


def _additional(owner: str) -> tuple[Field, ...]:
    return (
        row(owner, "additional_instructions", "string", RUNS_PAGE, nullable=True),
        row(owner, "additional_messages", "array", RUNS_PAGE, nullable=True),
        *message(owner, "additional_messages[]."),
    )


def _thread(owner: str) -> tuple[Field, ...]:
    return (
        row(owner, "thread", "object", RUNS_PAGE, nullable=True),
        row(owner, "thread.messages", "array", THREADS_PAGE, default="[]"),
        *message(owner, "thread.messages[]."),
        metadata(owner, THREADS_PAGE, "thread."),
        *tool_resources(owner, THREADS_PAGE, V2_ONLY, "thread."),
    )


def _outputs(owner: str) -> tuple[Field, ...]:
    outputs = "tool_outputs"
    return (
        row(owner, outputs, "array", RUNS_PAGE, required=True),
        row(owner, f"{outputs}[].tool_call_id", "string", RUNS_PAGE, required=True),
        row(owner, f"{outputs}[].output", "string", RUNS_PAGE, nullable=True),
        row(owner, "stream", "boolean", RUNS_PAGE, nullable=True),
    )


RUNS: tuple[Field, ...] = (
    *path("runs.create", RUNS_PAGE, "thread_id"),
    *_run("runs.create"),
    *_additional("runs.create"),
    *_run("threads.create_and_run"),
    *_thread("threads.create_and_run"),
    *tool_resources("threads.create_and_run", RUNS_PAGE, V2_ONLY),
    *path("runs.list", RUNS_PAGE, "thread_id"),
    *page("runs.list", RUNS_PAGE),
    *path("runs.retrieve", RUNS_PAGE, *_RUN),
    *path("runs.modify", RUNS_PAGE, *_RUN),
    metadata("runs.modify", RUNS_PAGE),
    *path("runs.submit_tool_outputs", RUNS_PAGE, *_RUN),
    *_outputs("runs.submit_tool_outputs"),
    *path("runs.cancel", RUNS_PAGE, *_RUN),
    *path("run_steps.list", RUNS_PAGE, *_RUN),
    *page("run_steps.list", RUNS_PAGE),
    *path("run_steps.retrieve", RUNS_PAGE, *_RUN, "step_id"),
)
