"""The thread, and the bodies that create and modify it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.metadata import Metadata  # noqa: TC001 - pydantic reads it
from pytest_assistants.contract.models.rules import EitherOf, one_of
from pytest_assistants.contract.models.tools import ToolResources  # noqa: TC001 - pydantic reads it
from pytest_assistants.contract.vocabularies import MESSAGE_ROLES, names_of


class Thread(WireModel):
    """A thread as the API answers it; it never lists its messages."""

    holds: ClassVar[tuple[str, ...]] = ("tool_resources",)

    id: str
    object: Literal["thread"]
    created_at: int
    metadata: Metadata
    tool_resources: ToolResources | None = None


class ThreadMessage(WireModel):
    """A message to start a thread with."""

    role: Annotated[str, AfterValidator(one_of("enum", names_of(MESSAGE_ROLES)))]
    content: Annotated[str | list[dict[str, Any]], EitherOf("a string or an array")]
    attachments: list[dict[str, Any]] | None = None
    file_ids: list[str] | None = None
    metadata: Metadata | None = None


class ThreadModify(WireModel):
    """The body that modifies a thread."""

    holds: ClassVar[tuple[str, ...]] = ("tool_resources",)

    metadata: Metadata | None = None
    tool_resources: ToolResources | None = None


class ThreadCreate(ThreadModify):
    """The body that creates a thread; it may be empty."""

    holds: ClassVar[tuple[str, ...]] = ("messages", "tool_resources")

    messages: list[ThreadMessage] = Field(default_factory=list)
