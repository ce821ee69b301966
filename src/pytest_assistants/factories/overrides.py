"""What a test may say about a thing that a factory makes, typed for completion."""

from __future__ import annotations

from typing import TypedDict

from pytest_assistants.client.message_parameters import MessageFields
from pytest_assistants.client.parameters import OMIT, AssistantChanges, Omit, ThreadFields
from pytest_assistants.client.run_parameters import RunFields
from pytest_assistants.client.store_parameters import VectorStoreFields

__all__ = [
    "OMIT",
    "AssistantFileOverrides",
    "AssistantOverrides",
    "FileOverrides",
    "MessageOverrides",
    "Omit",
    "RunOverrides",
    "ThreadOverrides",
    "VectorStoreOverrides",
]


class AssistantOverrides(AssistantChanges, total=False):
    """Any parameter of creating an assistant; ``OMIT`` leaves one out."""


class ThreadOverrides(ThreadFields, total=False):
    """Any parameter of creating a thread; ``OMIT`` leaves one out."""


class FileOverrides(TypedDict, total=False):
    """The parameters of uploading a file.

    Attributes:
        content: the file's bytes, or its text, sent as UTF-8: ``file.bytes``.
        filename: its name, with an extension the service knows.
        purpose: what it is for; ``assistants`` unless given, ``OMIT`` leaves it out.
    """

    content: bytes | str
    filename: str
    purpose: str | Omit


class AssistantFileOverrides(TypedDict, total=False):
    """What is attached to what; whatever is not given is made.

    Attributes:
        assistant_id: the assistant's id.
        file_id: the file's id; ``OMIT`` leaves it out.
    """

    assistant_id: str
    file_id: str | Omit


class MessageOverrides(MessageFields, total=False):
    """Any parameter of creating a message; ``OMIT`` leaves one out.

    Attributes:
        thread_id: the thread's id; a thread without messages is made where it is not given.
    """

    thread_id: str


class RunOverrides(RunFields, total=False):
    """Any parameter of creating a run; ``OMIT`` leaves one out.

    Attributes:
        thread_id: the thread's id; a thread with a message is made where it is not given, and an
            assistant where ``assistant_id`` is not.
    """

    thread_id: str


class VectorStoreOverrides(VectorStoreFields, total=False):
    """Any parameter of creating a vector store; ``OMIT`` leaves one out."""
