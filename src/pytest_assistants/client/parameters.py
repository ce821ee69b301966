"""The parameters of the operations, typed for completion, and ``OMIT``, which leaves one out.

A parameter that is not given is not sent; ``None`` is sent as ``null``. The names in double
backquotes are rows of ``pytest_assistants.contract.limits``, where the numbers and sources stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final, Literal, TypedDict

from pytest_assistants.nearest import nearest

Json = Mapping[str, object]


class Omit(Enum):
    """The type of ``OMIT``."""

    OMIT = "omit"

    def __repr__(self) -> str:
        return "OMIT"


OMIT: Final = Omit.OMIT
"""Given as a parameter's value, it leaves the parameter out of the request."""


class AssistantFields(TypedDict, total=False):
    """What an assistant may be created or modified with, besides its model.

    Source: reference page of the assistants operations, 2024-05-01-preview.

    Attributes:
        name: string or null, in characters: ``assistant.name``.
        description: string or null, in characters: ``assistant.description``.
        instructions: string or null, in characters: ``assistant.instructions.create`` and
            ``assistant.instructions.modify``.
        tools: list of tool objects: ``assistant.tools``, ``function.name``,
            ``function.description``.
        file_ids: list of file ids (generation v1): ``assistant.file_ids``.
        tool_resources: object or null (generation v2): ``code_interpreter.file_ids``,
            ``file_search.vector_store_ids``, ``file_search.vector_stores``.
        metadata: map of strings: ``metadata.pairs``, ``metadata.key``, ``metadata.value``.
        temperature: number or null: ``temperature``.
        top_p: number or null: ``top_p``.
        response_format: string, object or null.
        reasoning_effort: string or null (undocumented, observed in generation v2).
    """

    name: str | Omit | None
    description: str | Omit | None
    instructions: str | Omit | None
    tools: Sequence[Json] | Omit | None
    file_ids: Sequence[str] | Omit | None
    tool_resources: Json | Omit | None
    metadata: Json | Omit | None
    temperature: float | Omit | None
    top_p: float | Omit | None
    response_format: str | Json | Omit | None
    reasoning_effort: str | Omit | None


class AssistantChanges(AssistantFields, total=False):
    """What modifying an assistant may change: its fields, and its model.

    Attributes:
        model: the name of a deployment (Azure) or of a model.
    """

    model: str | Omit


class ThreadChanges(TypedDict, total=False):
    """What modifying a thread may change.

    Source: reference page of the threads operations, 2024-08-01-preview.

    Attributes:
        metadata: map of strings: ``metadata.pairs``, ``metadata.key``, ``metadata.value``.
        tool_resources: object or null (generation v2): ``code_interpreter.file_ids``,
            ``file_search.vector_store_ids``.
    """

    metadata: Json | Omit | None
    tool_resources: Json | Omit | None


class ThreadFields(ThreadChanges, total=False):
    """What a thread may be created with.

    Attributes:
        messages: list of message objects (``role``, ``content`` ...) to start the thread with.
    """

    messages: Sequence[Json] | Omit | None


class PageQuery(TypedDict, total=False):
    """Which part of a list is wanted.

    Attributes:
        limit: the number of objects on a page: ``page.limit``, of files ``files.page.limit``.
        order: ``asc`` or ``desc`` by ``created_at``.
        after: the id of the object after which the page begins.
        before: the id of the object before which the page ends.
    """

    limit: int | Omit
    order: Literal["asc", "desc"] | Omit
    after: str | Omit
    before: str | Omit


class FileQuery(PageQuery, total=False):
    """Which part of the list of files is wanted.

    Attributes:
        purpose: only files of this purpose.
    """

    purpose: str | Omit


def checked(given: Mapping[str, object], shape: type, *, method: str) -> dict[str, object]:
    """The parameters given, without those omitted; a name the shape lacks is a TypeError."""
    known: frozenset[str] = shape.__required_keys__ | shape.__optional_keys__  # type: ignore[attr-defined]  # a TypedDict class has them
    for name in given:
        if name not in known:
            raise TypeError(_unexpected(method, name, sorted(known)))
    return given_only(given)


def given_only(given: Mapping[str, object]) -> dict[str, object]:
    """The parameters given, without those that are ``OMIT``."""
    return {name: value for name, value in given.items() if value is not OMIT}


def _unexpected(method: str, name: str, known: list[str]) -> str:
    near = nearest(name, known, alike=0.6)
    hint = f"; did you mean {near!r}?" if near else f"; it takes {', '.join(known)}"
    return f"{method}() got an unexpected keyword argument {name!r}{hint}"
