"""The fields of vector stores, their files and their batches of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.rows import (
    DOCUMENTED,
    METADATA,
    SOMETIMES,
    identity,
    last_error,
    row,
)
from pytest_assistants.contract.sources import CHUNKING_SPECIFICATION, OBSERVED, SPECIFICATION_V2

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

_STORE, _FILE, _BATCH = "vector_store", "vector_store.file", "vector_store.file_batch"
_SPEC = SPECIFICATION_V2
_DAYS = ("vector_store.expires_after.days",)


def _counts(owner: str) -> tuple[Field, ...]:
    return (
        row(owner, "file_counts", "object", _SPEC),
        *(
            row(owner, f"file_counts.{name}", "integer", _SPEC)
            for name in ("in_progress", "completed", "failed", "cancelled", "total")
        ),
    )


VECTOR_STORES: tuple[Field, ...] = (
    *identity(_STORE, _SPEC),
    row(_STORE, "name", "string", _SPEC, nullable=True),
    row(_STORE, "usage_bytes", "integer", _SPEC),
    *_counts(_STORE),
    row(_STORE, "status", "string", _SPEC),
    row(_STORE, "expires_after", "object", _SPEC, DOCUMENTED, nullable=True),
    row(_STORE, "expires_after.anchor", "string", _SPEC),
    row(_STORE, "expires_after.days", "integer", _SPEC, limits=_DAYS),
    row(_STORE, "expires_at", "integer", _SPEC, DOCUMENTED, nullable=True),
    row(_STORE, "last_active_at", "integer", _SPEC, nullable=True),
    row(_STORE, "metadata", "map", _SPEC, nullable=True, limits=METADATA),
    row(_STORE, "description", "string", OBSERVED, SOMETIMES, nullable=True),
    *identity(_FILE, _SPEC),
    row(_FILE, "vector_store_id", "string", _SPEC),
    row(_FILE, "status", "string", _SPEC),
    *last_error(_FILE, _SPEC),
    row(_FILE, "usage_bytes", "integer", _SPEC, SOMETIMES, nullable=True),
    row(_FILE, "chunking_strategy", "object", CHUNKING_SPECIFICATION, SOMETIMES, nullable=True),
    row(_FILE, "attributes", "map", OBSERVED, SOMETIMES, nullable=True),
    *identity(_BATCH, _SPEC),
    row(_BATCH, "vector_store_id", "string", _SPEC),
    row(_BATCH, "status", "string", _SPEC),
    *_counts(_BATCH),
)
