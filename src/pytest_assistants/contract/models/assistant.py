"""The assistant, and the bodies that create and modify it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.rules import EitherOf, Within
from pytest_assistants.contract.models.tools import Tool, ToolResources, ToolSetup

Name = Annotated[str, Within("assistant.name")]
Description = Annotated[str, Within("assistant.description")]
Tools = Annotated[list[Tool], Within("assistant.tools")]
FileIds = Annotated[list[str], Within("assistant.file_ids")]
Temperature = Annotated[float, Within("temperature")]
TopP = Annotated[float, Within("top_p")]
ResponseFormat = Annotated[str | dict[str, Any], EitherOf("a string or an object")]


class Assistant(WireModel):
    """An assistant as the API answers it; ``created_at`` in Unix seconds."""

    holds: ClassVar[tuple[str, ...]] = ("tools", "tool_resources")

    id: str
    object: Literal["assistant"]
    created_at: int
    name: Name | None
    description: Description | None
    model: str
    instructions: Annotated[str, Within("assistant.instructions.object")] | None
    tools: Tools
    metadata: Metadata
    file_ids: FileIds = Field(default_factory=list)
    temperature: Temperature | None = None
    top_p: TopP | None = None
    response_format: ResponseFormat | None = None
    tool_resources: ToolResources | None = None
    reasoning_effort: str | None = None


class AssistantModify(WireModel):
    """The body that modifies an assistant: what it leaves out stays as it is."""

    holds: ClassVar[tuple[str, ...]] = ("tools", "tool_resources")

    model: str = ""
    name: Name | None = None
    description: Description | None = None
    instructions: Annotated[str, Within("assistant.instructions.modify")] | None = None
    tools: Tools = Field(default_factory=list)
    file_ids: FileIds = Field(default_factory=list)
    metadata: Metadata | None = None
    temperature: Temperature | None = None
    top_p: TopP | None = None
    response_format: ResponseFormat | None = None
    tool_resources: ToolSetup | None = None
    reasoning_effort: str | None = None


class AssistantCreate(AssistantModify):
    """The body that creates an assistant; only ``model`` is required."""

    model: str
    instructions: Annotated[str, Within("assistant.instructions.create")] | None = None
