"""The parameters of the runs operations, typed for completion."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - the shape of a TypedDict

from pytest_assistants.client.message_parameters import MetadataChanges
from pytest_assistants.client.parameters import Json, Omit  # noqa: TC001 - the shape of a TypedDict


class _Options(MetadataChanges, total=False):
    """What any run may be created with, besides its assistant.

    Source: reference page of the runs operations, 2024-05-01-preview.
    """

    model: str | Omit | None
    instructions: str | Omit | None
    tools: Sequence[Json] | Omit | None
    temperature: float | Omit | None
    top_p: float | Omit | None
    max_prompt_tokens: int | Omit | None
    max_completion_tokens: int | Omit | None
    truncation_strategy: Json | Omit | None
    tool_choice: str | Json | Omit | None
    parallel_tool_calls: bool | Omit | None
    response_format: str | Json | Omit | None
    reasoning_effort: str | Omit | None


class RunOptions(_Options, total=False):
    """What a run may be created with, besides its assistant; what is left out is the assistant's.

    Attributes:
        model: string or null: instead of the assistant's.
        instructions: string or null: instead of the assistant's.
        additional_instructions: string or null: after the assistant's.
        additional_messages: list of message objects, added to the thread first.
        tools: list of tool objects: ``run.tools``.
        temperature: number or null: ``temperature``.
        top_p: number or null: ``top_p``.
        max_prompt_tokens: integer or null: ``run.max_prompt_tokens``.
        max_completion_tokens: integer or null: ``run.max_completion_tokens``.
        truncation_strategy: object or null: ``truncation.last_messages``.
        tool_choice: ``none``, ``auto``, ``required``, or an object that names a tool.
        parallel_tool_calls: boolean or null (generation v2).
        response_format: string, object or null.
        reasoning_effort: string or null (undocumented, observed in generation v2).
        metadata: map of strings: ``metadata.pairs``, ``metadata.key``, ``metadata.value``.
    """

    additional_instructions: str | Omit | None
    additional_messages: Sequence[Json] | Omit | None


class RunFields(RunOptions, total=False):
    """What a run may be created with.

    Attributes:
        assistant_id: the assistant's id.
    """

    assistant_id: str | Omit


class ThreadRunOptions(_Options, total=False):
    """What a thread and a run on it may be created with, besides the assistant; see ``RunOptions``.

    Attributes:
        thread: the thread's parameters; see ``ThreadFields``.
        tool_resources: object or null (generation v2): instead of the assistant's.
    """

    thread: Json | Omit | None
    tool_resources: Json | Omit | None


class ThreadRunFields(ThreadRunOptions, total=False):
    """What a thread and a run on it may be created with.

    Attributes:
        assistant_id: the assistant's id.
    """

    assistant_id: str | Omit
