"""The operations on batches of files for a vector store: create, retrieve, cancel, list files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import checked
from pytest_assistants.client.runners import AsyncRunner, Runner
from pytest_assistants.client.store_parameters import (
    FileBatchFields,
    StoreFileOptions,
    StoreFileQuery,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
    from typing import Unpack

    from pytest_assistants.client.parameters import Omit
    from pytest_assistants.contract.models import FileBatch, Page, VectorStoreFile


def creating(
    vector_store_id: str,
    file_ids: Sequence[str] | Omit,
    fields: StoreFileOptions,
    extra: Mapping[str, object] | None,
) -> Call[FileBatch]:
    """POST /vector_stores/{vector_store_id}/file_batches."""
    body = checked({"file_ids": file_ids, **fields}, FileBatchFields, method="create_file_batch")
    return Call(
        "file_batches.create",
        ids={"vector_store_id": vector_store_id},
        body={**body, **(extra or {})},
    )


def retrieving(vector_store_id: str, batch_id: str) -> Call[FileBatch]:
    """GET /vector_stores/{vector_store_id}/file_batches/{batch_id}."""
    return Call(
        "file_batches.retrieve", ids={"vector_store_id": vector_store_id, "batch_id": batch_id}
    )


def cancelling(vector_store_id: str, batch_id: str) -> Call[FileBatch]:
    """POST /vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel."""
    return Call(
        "file_batches.cancel", ids={"vector_store_id": vector_store_id, "batch_id": batch_id}
    )


def listing_files(
    vector_store_id: str, batch_id: str, query: Mapping[str, object]
) -> Call[Page[VectorStoreFile]]:
    """GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files."""
    given = checked(query, StoreFileQuery, method="list_file_batch_files")
    return Call(
        "file_batches.list_files",
        ids={"vector_store_id": vector_store_id, "batch_id": batch_id},
        query=given,
    )


class FileBatches(Runner):
    """The operations on batches of files, blocking."""

    def create_file_batch(
        self,
        vector_store_id: str,
        *,
        file_ids: Sequence[str] | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[StoreFileOptions],
    ) -> FileBatch:
        """Put uploaded files into a vector store together.

        Args:
            vector_store_id: the vector store's id.
            file_ids: the ids of uploaded files; required by the service: ``file_batch.file_ids``.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``StoreFileOptions``.
        """
        return self.run(creating(vector_store_id, file_ids, fields, extra_body))

    def retrieve_file_batch(self, vector_store_id: str, batch_id: str) -> FileBatch:
        """The batch of that id, as it stands."""
        return self.run(retrieving(vector_store_id, batch_id))

    def cancel_file_batch(self, vector_store_id: str, batch_id: str) -> FileBatch:
        """Stop taking the files in."""
        return self.run(cancelling(vector_store_id, batch_id))

    def list_file_batch_files(
        self, vector_store_id: str, batch_id: str, **query: Unpack[StoreFileQuery]
    ) -> Page[VectorStoreFile]:
        """One page of the files of the batch."""
        return self.run(listing_files(vector_store_id, batch_id, query))

    def iter_file_batch_files(
        self, vector_store_id: str, batch_id: str, **query: Unpack[StoreFileQuery]
    ) -> Iterator[VectorStoreFile]:
        """All files of the batch, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing_files, vector_store_id, batch_id), query)


class AsyncFileBatches(AsyncRunner):
    """The operations on batches of files, awaited."""

    async def create_file_batch(
        self,
        vector_store_id: str,
        *,
        file_ids: Sequence[str] | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[StoreFileOptions],
    ) -> FileBatch:
        """Put uploaded files into a vector store together.

        Args:
            vector_store_id: the vector store's id.
            file_ids: the ids of uploaded files; required by the service: ``file_batch.file_ids``.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``StoreFileOptions``.
        """
        return await self.run(creating(vector_store_id, file_ids, fields, extra_body))

    async def retrieve_file_batch(self, vector_store_id: str, batch_id: str) -> FileBatch:
        """The batch of that id, as it stands."""
        return await self.run(retrieving(vector_store_id, batch_id))

    async def cancel_file_batch(self, vector_store_id: str, batch_id: str) -> FileBatch:
        """Stop taking the files in."""
        return await self.run(cancelling(vector_store_id, batch_id))

    async def list_file_batch_files(
        self, vector_store_id: str, batch_id: str, **query: Unpack[StoreFileQuery]
    ) -> Page[VectorStoreFile]:
        """One page of the files of the batch."""
        return await self.run(listing_files(vector_store_id, batch_id, query))

    def iter_file_batch_files(
        self, vector_store_id: str, batch_id: str, **query: Unpack[StoreFileQuery]
    ) -> AsyncIterator[VectorStoreFile]:
        """All files of the batch, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing_files, vector_store_id, batch_id), query)
