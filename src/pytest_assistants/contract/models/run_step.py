"""The step of a run."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from pytest_assistants.contract.lifecycle import STEP_STATES
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.rules import one_of, state_of
from pytest_assistants.contract.vocabularies import STEP_TYPES


class RunStep(WireModel):
    """One step of a run: a message it wrote, or tools it called."""

    id: str
    object: Literal["thread.run.step"]
    created_at: int
    run_id: str
    assistant_id: str
    thread_id: str
    type: Annotated[str, AfterValidator(one_of("enum", STEP_TYPES))]
    status: Annotated[str, AfterValidator(state_of(STEP_STATES))]
    step_details: dict[str, Any]
    last_error: dict[str, Any] | None
    cancelled_at: int | None
    completed_at: int | None
    failed_at: int | None
    expires_at: int | None = None
    expired_at: int | None = None
    usage: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None
