"""The bodies that create a run, and the one that hands in what its tools found."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pytest_assistants.contract.models.assistant import ResponseFormat, Temperature, TopP
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.message import MessageCreate
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.rules import Within
from pytest_assistants.contract.models.run import ToolChoice, TruncationStrategy
from pytest_assistants.contract.models.thread import ThreadCreate
from pytest_assistants.contract.models.tools import Tool, ToolSetup


class RunOptions(WireModel):
    """What both bodies that create a run can say."""

    holds: ClassVar[tuple[str, ...]] = ("tools", "truncation_strategy", "tool_choice")

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

    holds: ClassVar[tuple[str, ...]] = (*RunOptions.holds, "additional_messages")

    additional_instructions: str | None = None
    additional_messages: list[MessageCreate] | None = None


class ThreadRunCreate(RunOptions):
    """The body that creates a thread and a run on it."""

    holds: ClassVar[tuple[str, ...]] = (*RunOptions.holds, "thread", "tool_resources")

    thread: ThreadCreate | None = None
    tool_resources: ToolSetup | None = None


class ToolOutput(WireModel):
    """What one tool call found."""

    tool_call_id: str
    output: str | None = None


class ToolOutputsSubmit(WireModel):
    """The body that hands in what a run's tool calls found."""

    holds: ClassVar[tuple[str, ...]] = ("tool_outputs",)

    tool_outputs: list[ToolOutput]
    stream: bool | None = None
