"""The parameters of the operations on vector stores, their files and their batches of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import UNDOCUMENTED_V2
from pytest_assistants.contract.parameters.rows import metadata, page, path, row
from pytest_assistants.contract.sources import (
    CHUNKING_SPECIFICATION,
    OPENAI_REFERENCE,
    SPECIFICATION_V2,
)

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

_SPEC = SPECIFICATION_V2
_STORE = "vector_store_id"


def _store(owner: str) -> tuple[Field, ...]:
    return (
        row(owner, "name", "string", _SPEC, nullable=True),
        row(owner, "expires_after", "object", _SPEC, nullable=True),
        row(owner, "expires_after.anchor", "string", _SPEC, required=True),
        row(
            owner,
            "expires_after.days",
            "integer",
            _SPEC,
            required=True,
            limits=("vector_store.expires_after.days",),
        ),
        metadata(owner, _SPEC),
    )


def _chunking(owner: str) -> tuple[Field, ...]:
    strategy = "chunking_strategy"
    return (
        row(owner, strategy, "object", CHUNKING_SPECIFICATION, nullable=True),
        row(owner, f"{strategy}.type", "string", CHUNKING_SPECIFICATION, required=True),
        row(owner, f"{strategy}.static", "object", CHUNKING_SPECIFICATION),
        row(
            owner,
            f"{strategy}.static.max_chunk_size_tokens",
            "integer",
            CHUNKING_SPECIFICATION,
            required=True,
            limits=("chunking.max_chunk_size_tokens",),
        ),
        row(
            owner,
            f"{strategy}.static.chunk_overlap_tokens",
            "integer",
            CHUNKING_SPECIFICATION,
            required=True,
            limits=("chunking.chunk_overlap_tokens",),
        ),
    )


def _added(owner: str) -> tuple[Field, ...]:
    return (
        *_chunking(owner),
        row(
            owner,
            "attributes",
            "map",
            OPENAI_REFERENCE,
            nullable=True,
            available=UNDOCUMENTED_V2,
        ),
    )


def _files(owner: str) -> tuple[Field, ...]:
    return (
        *page(owner, _SPEC),
        row(owner, "filter", "string", _SPEC, place="query"),
    )


VECTOR_STORES: tuple[Field, ...] = (
    row("vector_stores.create", "file_ids", "array", _SPEC, limits=("vector_store.file_ids",)),
    *_store("vector_stores.create"),
    *_chunking("vector_stores.create"),
    row(
        "vector_stores.create",
        "description",
        "string",
        OPENAI_REFERENCE,
        nullable=True,
        available=UNDOCUMENTED_V2,
    ),
    *page("vector_stores.list", _SPEC),
    *path("vector_stores.retrieve", _SPEC, _STORE),
    *path("vector_stores.modify", _SPEC, _STORE),
    *_store("vector_stores.modify"),
    *path("vector_stores.delete", _SPEC, _STORE),
    *path("vector_store_files.create", _SPEC, _STORE),
    row("vector_store_files.create", "file_id", "string", _SPEC, required=True),
    *_added("vector_store_files.create"),
    *path("vector_store_files.list", _SPEC, _STORE),
    *_files("vector_store_files.list"),
    *path("vector_store_files.retrieve", _SPEC, _STORE, "file_id"),
    *path("vector_store_files.delete", _SPEC, _STORE, "file_id"),
    *path("file_batches.create", _SPEC, _STORE),
    row(
        "file_batches.create",
        "file_ids",
        "array",
        _SPEC,
        required=True,
        limits=("file_batch.file_ids",),
    ),
    *_added("file_batches.create"),
    *path("file_batches.retrieve", _SPEC, _STORE, "batch_id"),
    *path("file_batches.cancel", _SPEC, _STORE, "batch_id"),
    *path("file_batches.list_files", _SPEC, _STORE, "batch_id"),
    *_files("file_batches.list_files"),
)
