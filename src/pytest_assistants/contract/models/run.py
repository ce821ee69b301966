"""The run, and the bodies that create one and hand in what its tools found."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator

from pytest_assistants.contract.lifecycle import RUN_STATES
from pytest_assistants.contract.models.assistant import ResponseFormat, Temperature, TopP
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.message import MessageCreate
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.rules import EitherOf, Within, one_of, state_of, word_of
from pytest_assistants.contract.models.thread import ThreadCreate
from pytest_assistants.contract.models.tools import Tool, ToolResources
from pytest_assistants.contract.vocabularies import TOOL_CHOICES, TRUNCATION_TYPES

ToolChoice = Annotated[
    str | dict[str, Any],
    EitherOf("a string or an object"),
    AfterValidator(word_of(TOOL_CHOICES)),
]


class TruncationStrategy(WireModel):
    """Which messages of the thread the model is shown."""

    type: Annotated[str, AfterValidator(one_of("enum", TRUNCATION_TYPES))]
    last_messages: Annotated[int, Within("truncation.last_messages")] | None = None


class Run(WireModel):
    """A run as the API answers it; its times in Unix seconds, null while they lie ahead."""

    holds: ClassVar[tuple[str, ...]] = ("tools", "tool_resources", "truncation_strategy")

    id: str
    object: Literal["thread.run"]
    created_at: int
    thread_id: str
    assistant_id: str
    status: Annotated[str, AfterValidator(state_of(RUN_STATES))]
    model: str
    instructions: str | None
    tools: list[Tool]
    metadata: Metadata
    last_error: dict[str, Any] | None
    expires_at: int | None
    started_at: int | None
    cancelled_at: int | None
    failed_at: int | None
    completed_at: int | None
    required_action: dict[str, Any] | None = None
    incomplete_details: dict[str, Any] | None = None
    usage: dict[str, Any] | None = None
    temperature: Temperature | None = None
    top_p: TopP | None = None
    max_prompt_tokens: int | None = None
    max_completion_tokens: int | None = None
    truncation_strategy: TruncationStrategy | None = None
    tool_choice: ToolChoice | None = None
    parallel_tool_calls: bool | None = None
    response_format: ResponseFormat | None = None
    tool_resources: ToolResources | None = None
    reasoning_effort: str | None = None
    file_ids: list[str] | None = None


class RunOptions(WireModel):
    """What both bodies that create a run can say."""

    assistant_id: str
    model: str | None = None
    instructions: str | None = None
    tools: Annotated[list[Tool], Within("run.tools")] | None = None
    metadata: Metadata | None = None
    temperature: Temperature | None = None
    top_p: TopP | None = None
    stream: bool | None = None
    max_prompt_tokens: Annotated[int, Within("run.max_prompt_tokens")] | None = None
    max_completion_tokens: Annotated[int, Within("run.max_completion_tokens")] | None = None
    truncation_strategy: TruncationStrategy | None = None
    tool_choice: ToolChoice | None = None
    parallel_tool_calls: bool | None = None
    response_format: ResponseFormat | None = None
    reasoning_effort: str | None = None


class RunCreate(RunOptions):
    """The body that creates a run on a thread."""

    holds: ClassVar[tuple[str, ...]] = ("tools", "truncation_strategy", "additional_messages")

    additional_instructions: str | None = None
    additional_messages: list[MessageCreate] | None = None


class ThreadRunCreate(RunOptions):
    """The body that creates a thread and a run on it."""

    holds: ClassVar[tuple[str, ...]] = (
        "tools",
        "truncation_strategy",
        "thread",
        "tool_resources",
    )

    thread: ThreadCreate | None = None
    tool_resources: ToolResources | None = None


class ToolOutput(WireModel):
    """What one tool call found."""

    tool_call_id: str
    output: str | None = None


class ToolOutputsSubmit(WireModel):
    """The body that hands in what a run's tool calls found."""

    holds: ClassVar[tuple[str, ...]] = ("tool_outputs",)

    tool_outputs: list[ToolOutput]
    stream: bool | None = None
