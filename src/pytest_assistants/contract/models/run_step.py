"""The step of a run."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator

from pytest_assistants.contract.lifecycle import STEP_STATES
from pytest_assistants.contract.models.base import Variant, WireModel
from pytest_assistants.contract.models.error import LastError
from pytest_assistants.contract.models.rules import one_of, state_of
from pytest_assistants.contract.models.run import Usage
from pytest_assistants.contract.vocabularies import STEP_TYPES

StepType = Annotated[str, AfterValidator(one_of("enum", STEP_TYPES))]


class MessageCreation(WireModel):
    """The message that a step wrote."""

    message_id: str


class StepToolCall(WireModel):
    """One call of a tool; what was asked and found stands under the name of its type."""

    id: str
    type: str
    code_interpreter: dict[str, Any] | None = None
    file_search: dict[str, Any] | None = None
    retrieval: dict[str, Any] | None = None
    function: dict[str, Any] | None = None


class StepDetails(Variant):
    """What a step did."""

    holds: ClassVar[tuple[str, ...]] = ("message_creation", "tool_calls")
    needs: ClassVar[dict[str, str]] = {
        "message_creation": "message_creation",
        "tool_calls": "tool_calls",
    }

    type: StepType
    message_creation: MessageCreation | None = None
    tool_calls: list[StepToolCall] | None = None


class RunStep(WireModel):
    """One step of a run: a message it wrote, or tools it called."""

    holds: ClassVar[tuple[str, ...]] = ("step_details", "last_error", "usage")

    id: str
    object: Literal["thread.run.step"]
    created_at: int
    run_id: str
    assistant_id: str
    thread_id: str
    type: StepType
    status: Annotated[str, AfterValidator(state_of(STEP_STATES))]
    step_details: StepDetails
    last_error: LastError | None
    cancelled_at: int | None
    completed_at: int | None
    failed_at: int | None
    expires_at: int | None = None
    expired_at: int | None = None
    usage: Usage | None = None
    metadata: dict[str, Any] | None = None
