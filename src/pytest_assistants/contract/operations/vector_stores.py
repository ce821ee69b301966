"""The operations on vector stores, their files and their batches of files."""

from __future__ import annotations

from pytest_assistants.contract.generations import V2_ONLY
from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.sources import SPECIFICATION_V2

_STORE = "/vector_stores/{vector_store_id}"
_FILES = "/vector_stores/{vector_store_id}/files"
_FILE = "/vector_stores/{vector_store_id}/files/{file_id}"
_BATCHES = "/vector_stores/{vector_store_id}/file_batches"
_BATCH = "/vector_stores/{vector_store_id}/file_batches/{batch_id}"

VECTOR_STORES: tuple[Operation, ...] = (
    Operation(
        name="vector_stores.create",
        method="POST",
        path="/vector_stores",
        answers="vector_store",
        body="VectorStoreCreate",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_stores.list",
        method="GET",
        path="/vector_stores",
        answers="list",
        items="vector_store",
        query="ListQuery",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_stores.retrieve",
        method="GET",
        path=_STORE,
        answers="vector_store",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_stores.modify",
        method="POST",
        path=_STORE,
        answers="vector_store",
        body="VectorStoreModify",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_stores.delete",
        method="DELETE",
        path=_STORE,
        answers="vector_store.deleted",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_store_files.create",
        method="POST",
        path=_FILES,
        answers="vector_store.file",
        body="VectorStoreFileCreate",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_store_files.list",
        method="GET",
        path=_FILES,
        answers="list",
        items="vector_store.file",
        query="StoreFileListQuery",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_store_files.retrieve",
        method="GET",
        path=_FILE,
        answers="vector_store.file",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="vector_store_files.delete",
        method="DELETE",
        path=_FILE,
        answers="vector_store.file.deleted",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="file_batches.create",
        method="POST",
        path=_BATCHES,
        answers="vector_store.file_batch",
        body="FileBatchCreate",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="file_batches.retrieve",
        method="GET",
        path=_BATCH,
        answers="vector_store.file_batch",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="file_batches.cancel",
        method="POST",
        path=f"{_BATCH}/cancel",
        answers="vector_store.file_batch",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="file_batches.list_files",
        method="GET",
        path=f"{_BATCH}/files",
        answers="list",
        items="vector_store.file",
        query="StoreFileListQuery",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
)
