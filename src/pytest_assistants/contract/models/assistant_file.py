"""The assistant file, and the body that attaches a file to an assistant."""

from __future__ import annotations

from typing import Literal

from pytest_assistants.contract.models.base import WireModel


class AssistantFile(WireModel):
    """A file attached to an assistant; its id is the file's."""

    id: str
    object: Literal["assistant.file"]
    created_at: int
    assistant_id: str


class AssistantFileCreate(WireModel):
    """The body that attaches a file of purpose ``assistants``."""

    file_id: str
