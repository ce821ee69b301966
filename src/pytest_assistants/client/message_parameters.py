"""The parameters of the messages operations, typed for completion."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - the shape of a TypedDict
from typing import TypedDict

from pytest_assistants.client.parameters import Json, Omit, PageQuery


class MetadataChanges(TypedDict, total=False):
    """What modifying a message or a run may change.

    Attributes:
        metadata: map of strings: ``metadata.pairs``, ``metadata.key``, ``metadata.value``.
    """

    metadata: Json | Omit | None


class MessageOptions(MetadataChanges, total=False):
    """What a message may be created with, besides its role and its content.

    Source: reference page of the messages operations, 2024-05-01-preview.

    Attributes:
        attachments: list of ``file_id`` and ``tools``, or null (generation v2).
        file_ids: list of file ids (generation v1): ``message.file_ids``.
    """

    attachments: Sequence[Json] | Omit | None
    file_ids: Sequence[str] | Omit | None


class MessageFields(MessageOptions, total=False):
    """What a message may be created with.

    Attributes:
        role: ``user`` or ``assistant``.
        content: its text, or a list of parts: ``message.content``.
    """

    role: str | Omit
    content: str | Sequence[Json] | Omit


class MessageQuery(PageQuery, total=False):
    """Which part of the list of messages is wanted.

    Attributes:
        run_id: only the messages that this run wrote (generation v2).
    """

    run_id: str | Omit
