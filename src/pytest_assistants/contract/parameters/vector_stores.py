"""The parameters of the operations on vector stores, their files and their batches of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import UNDOCUMENTED_V2
from pytest_assistants.contract.parameters.rows import chunking, metadata, page, path, row
from pytest_assistants.contract.sources import OPENAI_REFERENCE, SPECIFICATION_V2

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


def _added(owner: str) -> tuple[Field, ...]:
    return (
        *chunking(owner),
        row(
            owner,
            "attributes",
            "map",
            OPENAI_REFERENCE,
            nullable=True,
            available=UNDOCUMENTED_V2,
        ),
    )


def _batch(owner: str) -> tuple[Field, ...]:
    limits, later = ("file_batch.file_ids",), UNDOCUMENTED_V2
    return (
        row(owner, "file_ids", "array", _SPEC, nullable=True, limits=limits),
        row(owner, "files", "array", OPENAI_REFERENCE, nullable=True, available=later),
        row(owner, "files[].file_id", "string", OPENAI_REFERENCE, required=True),
        row(owner, "files[].attributes", "map", OPENAI_REFERENCE, nullable=True),
        *chunking(owner, "files[]."),
    )


def _files(owner: str) -> tuple[Field, ...]:
    return (
        *page(owner, _SPEC),
        row(owner, "filter", "string", _SPEC, place="query"),
    )


VECTOR_STORES: tuple[Field, ...] = (
    row("vector_stores.create", "file_ids", "array", _SPEC, limits=("vector_store.file_ids",)),
    *_store("vector_stores.create"),
    *chunking("vector_stores.create"),
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
    *_batch("file_batches.create"),
    *_added("file_batches.create"),
    *path("file_batches.retrieve", _SPEC, _STORE, "batch_id"),
    *path("file_batches.cancel", _SPEC, _STORE, "batch_id"),
    *path("file_batches.list_files", _SPEC, _STORE, "batch_id"),
    *_files("file_batches.list_files"),
)
