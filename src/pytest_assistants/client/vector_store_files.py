"""The operations on the files of a vector store: create, list, retrieve, delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import checked
from pytest_assistants.client.runners import AsyncRunner, Runner
from pytest_assistants.client.store_parameters import (
    StoreFileFields,
    StoreFileOptions,
    StoreFileQuery,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Unpack

    from pytest_assistants.client.parameters import Omit
    from pytest_assistants.contract.models import Deleted, Page, VectorStoreFile


def creating(
    vector_store_id: str,
    file_id: str | Omit,
    fields: StoreFileOptions,
    extra: Mapping[str, object] | None,
) -> Call[VectorStoreFile]:
    """POST /vector_stores/{vector_store_id}/files."""
    body = checked(
        {"file_id": file_id, **fields}, StoreFileFields, method="create_vector_store_file"
    )
    return Call(
        "vector_store_files.create",
        ids={"vector_store_id": vector_store_id},
        body={**body, **(extra or {})},
    )


def listing(vector_store_id: str, query: Mapping[str, object]) -> Call[Page[VectorStoreFile]]:
    """GET /vector_stores/{vector_store_id}/files."""
    given = checked(query, StoreFileQuery, method="list_vector_store_files")
    return Call("vector_store_files.list", ids={"vector_store_id": vector_store_id}, query=given)


def retrieving(vector_store_id: str, file_id: str) -> Call[VectorStoreFile]:
    """GET /vector_stores/{vector_store_id}/files/{file_id}."""
    return Call(
        "vector_store_files.retrieve", ids={"vector_store_id": vector_store_id, "file_id": file_id}
    )


def deleting(vector_store_id: str, file_id: str) -> Call[Deleted]:
    """DELETE /vector_stores/{vector_store_id}/files/{file_id}."""
    return Call(
        "vector_store_files.delete", ids={"vector_store_id": vector_store_id, "file_id": file_id}
    )


class VectorStoreFiles(Runner):
    """The operations on the files of a vector store, blocking."""

    def create_vector_store_file(
        self,
        vector_store_id: str,
        *,
        file_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[StoreFileOptions],
    ) -> VectorStoreFile:
        """Put an uploaded file into a vector store.

        Args:
            vector_store_id: the vector store's id.
            file_id: the id of an uploaded file; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``StoreFileOptions``.
        """
        return self.run(creating(vector_store_id, file_id, fields, extra_body))

    def list_vector_store_files(
        self, vector_store_id: str, **query: Unpack[StoreFileQuery]
    ) -> Page[VectorStoreFile]:
        """One page of the files in the vector store."""
        return self.run(listing(vector_store_id, query))

    def iter_vector_store_files(
        self, vector_store_id: str, **query: Unpack[StoreFileQuery]
    ) -> Iterator[VectorStoreFile]:
        """All files in the vector store, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing, vector_store_id), query)

    def retrieve_vector_store_file(self, vector_store_id: str, file_id: str) -> VectorStoreFile:
        """That file in that vector store, as it stands."""
        return self.run(retrieving(vector_store_id, file_id))

    def delete_vector_store_file(self, vector_store_id: str, file_id: str) -> Deleted:
        """Take the file out of the vector store; the file itself stays."""
        return self.run(deleting(vector_store_id, file_id))


class AsyncVectorStoreFiles(AsyncRunner):
    """The operations on the files of a vector store, awaited."""

    async def create_vector_store_file(
        self,
        vector_store_id: str,
        *,
        file_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[StoreFileOptions],
    ) -> VectorStoreFile:
        """Put an uploaded file into a vector store.

        Args:
            vector_store_id: the vector store's id.
            file_id: the id of an uploaded file; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``StoreFileOptions``.
        """
        return await self.run(creating(vector_store_id, file_id, fields, extra_body))

    async def list_vector_store_files(
        self, vector_store_id: str, **query: Unpack[StoreFileQuery]
    ) -> Page[VectorStoreFile]:
        """One page of the files in the vector store."""
        return await self.run(listing(vector_store_id, query))

    def iter_vector_store_files(
        self, vector_store_id: str, **query: Unpack[StoreFileQuery]
    ) -> AsyncIterator[VectorStoreFile]:
        """All files in the vector store, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing, vector_store_id), query)

    async def retrieve_vector_store_file(
        self, vector_store_id: str, file_id: str
    ) -> VectorStoreFile:
        """That file in that vector store, as it stands."""
        return await self.run(retrieving(vector_store_id, file_id))

    async def delete_vector_store_file(self, vector_store_id: str, file_id: str) -> Deleted:
        """Take the file out of the vector store; the file itself stays."""
        return await self.run(deleting(vector_store_id, file_id))
