"""The pieces in which an event stream hands out a message and a step."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.message import ContentType, Role
from pytest_assistants.contract.models.run_step import MessageCreation, StepType


class TextPiece(WireModel):
    """The next characters of a text, and the annotations found in them."""

    value: str | None = None
    annotations: list[dict[str, Any]] | None = None


class PartPiece(WireModel):
    """A piece of the content's part at ``index``."""

    holds: ClassVar[tuple[str, ...]] = ("text",)

    index: int
    type: ContentType
    text: TextPiece | None = None
    image_file: dict[str, Any] | None = None
    image_url: dict[str, Any] | None = None
    refusal: str | None = None


class MessagePiece(WireModel):
    """What a message gained."""

    holds: ClassVar[tuple[str, ...]] = ("content",)

    role: Role | None = None
    content: list[PartPiece] | None = None


class MessageDelta(WireModel):
    """A piece of a message that is being written."""

    holds: ClassVar[tuple[str, ...]] = ("delta",)

    id: str
    object: Literal["thread.message.delta"]
    delta: MessagePiece


class CallPiece(WireModel):
    """A piece of the tool call at ``index``."""

    index: int
    type: str
    id: str | None = None
    code_interpreter: dict[str, Any] | None = None
    file_search: dict[str, Any] | None = None
    retrieval: dict[str, Any] | None = None
    function: dict[str, Any] | None = None


class DetailsPiece(WireModel):
    """What the details of a step gained."""

    holds: ClassVar[tuple[str, ...]] = ("message_creation", "tool_calls")

    type: StepType
    message_creation: MessageCreation | None = None
    tool_calls: list[CallPiece] | None = None


class StepPiece(WireModel):
    """What a step gained."""

    holds: ClassVar[tuple[str, ...]] = ("step_details",)

    step_details: DetailsPiece | None = None


class RunStepDelta(WireModel):
    """A piece of a step that is being taken."""

    holds: ClassVar[tuple[str, ...]] = ("delta",)

    id: str
    object: Literal["thread.run.step.delta"]
    delta: StepPiece
