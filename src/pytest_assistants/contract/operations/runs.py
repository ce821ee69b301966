"""The operations on runs and their steps."""

from __future__ import annotations

from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.sources import RUNS_PAGE

_RUNS = "/threads/{thread_id}/runs"
_RUN = "/threads/{thread_id}/runs/{run_id}"
_STEPS = "/threads/{thread_id}/runs/{run_id}/steps"
_STEP = "/threads/{thread_id}/runs/{run_id}/steps/{step_id}"

RUNS: tuple[Operation, ...] = (
    Operation(
        name="runs.create",
        method="POST",
        path=_RUNS,
        answers="thread.run",
        body="RunCreate",
        streams=True,
        source=RUNS_PAGE,
    ),
    Operation(
        name="threads.create_and_run",
        method="POST",
        path="/threads/runs",
        answers="thread.run",
        body="ThreadRunCreate",
        streams=True,
        source=RUNS_PAGE,
    ),
    Operation(
        name="runs.list",
        method="GET",
        path=_RUNS,
        answers="list",
        items="thread.run",
        query="ListQuery",
        source=RUNS_PAGE,
    ),
    Operation(
        name="runs.retrieve",
        method="GET",
        path=_RUN,
        answers="thread.run",
        source=RUNS_PAGE,
    ),
    Operation(
        name="runs.modify",
        method="POST",
        path=_RUN,
        answers="thread.run",
        body="MetadataModify",
        source=RUNS_PAGE,
    ),
    Operation(
        name="runs.submit_tool_outputs",
        method="POST",
        path=f"{_RUN}/submit_tool_outputs",
        answers="thread.run",
        body="ToolOutputsSubmit",
        streams=True,
        source=RUNS_PAGE,
    ),
    Operation(
        name="runs.cancel",
        method="POST",
        path=f"{_RUN}/cancel",
        answers="thread.run",
        source=RUNS_PAGE,
    ),
    Operation(
        name="run_steps.list",
        method="GET",
        path=_STEPS,
        answers="list",
        items="thread.run.step",
        query="ListQuery",
        source=RUNS_PAGE,
    ),
    Operation(
        name="run_steps.retrieve",
        method="GET",
        path=_STEP,
        answers="thread.run.step",
        source=RUNS_PAGE,
    ),
)
