"""The run: what it was asked, what it waits for, what it used and how it ended."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator

from pytest_assistants.contract.lifecycle import RUN_STATES
from pytest_assistants.contract.models.assistant import ResponseFormat, Temperature, TopP
from pytest_assistants.contract.models.base import Variant, WireModel
from pytest_assistants.contract.models.error import LastError
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.rules import EitherOf, Within, one_of, state_of
from pytest_assistants.contract.models.tools import Tool, ToolResources, ToolType
from pytest_assistants.contract.vocabularies import TOOL_CHOICES, TRUNCATION_TYPES


class NamedFunction(WireModel):
    """The function that the model must call."""

    name: str


class NamedTool(Variant):
    """The tool that the model must use; ``function`` stands with the type ``function``."""

    holds: ClassVar[tuple[str, ...]] = ("function",)
    needs: ClassVar[dict[str, str]] = {"function": "function"}

    type: ToolType
    function: NamedFunction | None = None


ToolChoice = Annotated[
    Annotated[str, AfterValidator(one_of("enum", TOOL_CHOICES))] | NamedTool,
    EitherOf("a string or an object"),
]


class TruncationStrategy(Variant):
    """Which messages of the thread the model is shown."""

    needs: ClassVar[dict[str, str]] = {"last_messages": "last_messages"}

    type: Annotated[str, AfterValidator(one_of("enum", TRUNCATION_TYPES))]
    last_messages: Annotated[int, Within("truncation.last_messages")] | None = None


class FunctionCall(WireModel):
    """The function to call, and its arguments as JSON text."""

    name: str
    arguments: str


class ToolCall(WireModel):
    """One call that a run waits for."""

    holds: ClassVar[tuple[str, ...]] = ("function",)

    id: str
    type: str
    function: FunctionCall


class ToolCalls(WireModel):
    """The calls that a run waits for."""

    holds: ClassVar[tuple[str, ...]] = ("tool_calls",)

    tool_calls: list[ToolCall]


class RequiredAction(Variant):
    """What a run waits for: the outputs of tool calls."""

    holds: ClassVar[tuple[str, ...]] = ("submit_tool_outputs",)
    needs: ClassVar[dict[str, str]] = {"submit_tool_outputs": "submit_tool_outputs"}

    submit_tool_outputs: ToolCalls | None = None


class Usage(WireModel):
    """The tokens that were used."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    prompt_token_details: dict[str, Any] | None = None
    completion_tokens_details: dict[str, Any] | None = None


class Run(WireModel):
    """A run as the API answers it; its times in Unix seconds, null while they lie ahead."""

    holds: ClassVar[tuple[str, ...]] = (
        "tools",
        "tool_resources",
        "truncation_strategy",
        "tool_choice",
        "required_action",
        "last_error",
        "usage",
    )

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
    last_error: LastError | None
    expires_at: int | None
    started_at: int | None
    cancelled_at: int | None
    failed_at: int | None
    completed_at: int | None
    required_action: RequiredAction | None = None
    incomplete_details: dict[str, Any] | None = None
    usage: Usage | None = None
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
