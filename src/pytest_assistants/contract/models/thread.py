"""The thread, and the bodies that create and modify it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.message import MessageCreate
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.tools import ToolResources, ToolSetup


class Thread(WireModel):
    """A thread as the API answers it; it never lists its messages."""

    holds: ClassVar[tuple[str, ...]] = ("tool_resources",)

    id: str
    object: Literal["thread"]
    created_at: int
    metadata: Metadata
    tool_resources: ToolResources | None = None


class ThreadModify(WireModel):
    """The body that modifies a thread."""

    holds: ClassVar[tuple[str, ...]] = ("tool_resources",)

    metadata: Metadata | None = None
    tool_resources: ToolSetup | None = None


class ThreadCreate(ThreadModify):
    """The body that creates a thread; it may be empty."""

    holds: ClassVar[tuple[str, ...]] = ("messages", "tool_resources")

    messages: list[MessageCreate] = Field(default_factory=list)
