"""The parameters of the operations on vector stores, typed for completion."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - the shape of a TypedDict
from typing import TypedDict

from pytest_assistants.client.parameters import Json, Omit, PageQuery


class VectorStoreChanges(TypedDict, total=False):
    """What modifying a vector store may change.

    Source: specification of the service, 2024-05-01-preview.

    Attributes:
        name: string or null.
        expires_after: object or null: ``vector_store.expires_after.days``.
        metadata: map of strings: ``metadata.pairs``, ``metadata.key``, ``metadata.value``.
    """

    name: str | Omit | None
    expires_after: Json | Omit | None
    metadata: Json | Omit | None


class VectorStoreFields(VectorStoreChanges, total=False):
    """What a vector store may be created with.

    Attributes:
        file_ids: list of file ids: ``vector_store.file_ids``.
        chunking_strategy: object: ``chunking.max_chunk_size_tokens``,
            ``chunking.chunk_overlap_tokens``.
        description: string or null (undocumented, observed in generation v2).
    """

    file_ids: Sequence[str] | Omit
    chunking_strategy: Json | Omit | None
    description: str | Omit | None


class StoreFileOptions(TypedDict, total=False):
    """What a file may be put into a vector store with.

    Attributes:
        chunking_strategy: object: ``chunking.max_chunk_size_tokens``,
            ``chunking.chunk_overlap_tokens``.
        attributes: map or null (undocumented, observed in generation v2).
    """

    chunking_strategy: Json | Omit | None
    attributes: Json | Omit | None


class StoreFileFields(StoreFileOptions, total=False):
    """What is put into a vector store, and how.

    Attributes:
        file_id: the id of an uploaded file.
    """

    file_id: str | Omit


class FileBatchFields(StoreFileOptions, total=False):
    """What is put into a vector store together, and how.

    Attributes:
        file_ids: the ids of uploaded files: ``file_batch.file_ids``.
    """

    file_ids: Sequence[str] | Omit


class StoreFileQuery(PageQuery, total=False):
    """Which part of a list of a vector store's files is wanted.

    Attributes:
        filter: only files in this state: ``in_progress``, ``completed``, ``failed``, ``cancelled``.
    """

    filter: str | Omit
