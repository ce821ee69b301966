"""The message, the files attached to it, and the body that creates one."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from pytest_assistants.contract.lifecycle import MESSAGE_STATES
from pytest_assistants.contract.models.base import Variant, WireModel
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.page import ListQuery
from pytest_assistants.contract.models.rules import EitherOf, Within, one_of, state_of
from pytest_assistants.contract.models.tools import AttachmentTool
from pytest_assistants.contract.vocabularies import (
    MESSAGE_CONTENT_TYPES,
    MESSAGE_ROLES,
    SENT_CONTENT_TYPES,
)

Role = Annotated[str, AfterValidator(one_of("enum", MESSAGE_ROLES))]
ContentType = Annotated[str, AfterValidator(one_of("enum", MESSAGE_CONTENT_TYPES))]
MessageStatus = Annotated[str, AfterValidator(state_of(MESSAGE_STATES))]


class SentPart(Variant):
    """One part of the content of a message that is sent: a text or an image."""

    needs: ClassVar[dict[str, str]] = {
        "text": "text",
        "image_file": "image_file",
        "image_url": "image_url",
    }

    type: Annotated[str, AfterValidator(one_of("enum", SENT_CONTENT_TYPES))]
    text: str | None = None
    image_file: dict[str, Any] | None = None
    image_url: dict[str, Any] | None = None


Content = Annotated[
    Annotated[str, Within("message.content")] | list[SentPart],
    EitherOf("a string or an array"),
]


class Attachment(WireModel):
    """A file attached to a message, and the tools that may read it."""

    holds: ClassVar[tuple[str, ...]] = ("tools",)

    file_id: str
    tools: list[AttachmentTool] | None = None


class MessageCreate(WireModel):
    """The body that creates a message; also a message sent with a thread or a run."""

    holds: ClassVar[tuple[str, ...]] = ("content", "attachments")

    role: Role
    content: Content
    attachments: list[Attachment] | None = None
    file_ids: Annotated[list[str], Within("message.file_ids")] | None = None
    metadata: Metadata | None = None


class CitedFile(WireModel):
    """The file that an annotation points to."""

    file_id: str
    quote: str | None = None


class Annotation(Variant):
    """What a piece of a text points to: from one character to another."""

    holds: ClassVar[tuple[str, ...]] = ("file_citation", "file_path")
    needs: ClassVar[dict[str, str]] = {"file_citation": "file_citation", "file_path": "file_path"}

    text: str
    start_index: int
    end_index: int
    file_citation: CitedFile | None = None
    file_path: CitedFile | None = None


class MessageText(WireModel):
    """A text as the API answers it, and what its annotations point to."""

    holds: ClassVar[tuple[str, ...]] = ("annotations",)

    value: str
    annotations: list[Annotation]


class ContentPart(Variant):
    """One part of a message's content as the API answers it: a text, an image, a refusal."""

    holds: ClassVar[tuple[str, ...]] = ("text",)
    needs: ClassVar[dict[str, str]] = {
        "text": "text",
        "image_file": "image_file",
        "image_url": "image_url",
        "refusal": "refusal",
    }

    type: ContentType
    text: MessageText | None = None
    image_file: dict[str, Any] | None = None
    image_url: dict[str, Any] | None = None
    refusal: str | None = None


class Message(WireModel):
    """A message as the API answers it; its status stands in event streams only."""

    holds: ClassVar[tuple[str, ...]] = ("content", "attachments")

    id: str
    object: Literal["thread.message"]
    created_at: int
    thread_id: str
    role: Role
    content: list[ContentPart]
    assistant_id: str | None
    run_id: str | None
    metadata: Metadata
    attachments: list[Attachment] | None = None
    file_ids: list[str] = Field(default_factory=list)
    status: MessageStatus | None = None
    incomplete_details: dict[str, Any] | None = None
    completed_at: int | None = None
    incomplete_at: int | None = None


class MessageFile(WireModel):
    """A file attached to a message, as the first generation answers it."""

    id: str
    object: Literal["thread.message.file"]
    created_at: int
    message_id: str


class MessageListQuery(ListQuery):
    """The query of the list of messages; ``run_id`` leaves only the messages of that run."""

    run_id: str | None = None
