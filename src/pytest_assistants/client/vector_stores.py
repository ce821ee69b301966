"""The vector stores operations: create, list, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import PageQuery, checked
from pytest_assistants.client.runners import AsyncRunner, Runner
from pytest_assistants.client.store_parameters import VectorStoreChanges, VectorStoreFields

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Unpack

    from pytest_assistants.contract.models import Deleted, Page, VectorStore


def creating(fields: VectorStoreFields, extra: Mapping[str, object] | None) -> Call[VectorStore]:
    """POST /vector_stores."""
    body = checked(fields, VectorStoreFields, method="create_vector_store")
    return Call("vector_stores.create", body={**body, **(extra or {})})


def listing(query: Mapping[str, object]) -> Call[Page[VectorStore]]:
    """GET /vector_stores."""
    given = checked(query, PageQuery, method="list_vector_stores")
    return Call("vector_stores.list", query=given)


def retrieving(vector_store_id: str) -> Call[VectorStore]:
    """GET /vector_stores/{vector_store_id}."""
    return Call("vector_stores.retrieve", ids={"vector_store_id": vector_store_id})


def modifying(
    vector_store_id: str, changes: VectorStoreChanges, extra: Mapping[str, object] | None
) -> Call[VectorStore]:
    """POST /vector_stores/{vector_store_id}."""
    body = checked(changes, VectorStoreChanges, method="modify_vector_store")
    return Call(
        "vector_stores.modify",
        ids={"vector_store_id": vector_store_id},
        body={**body, **(extra or {})},
    )


def deleting(vector_store_id: str) -> Call[Deleted]:
    """DELETE /vector_stores/{vector_store_id}."""
    return Call("vector_stores.delete", ids={"vector_store_id": vector_store_id})


class VectorStores(Runner):
    """The vector stores operations, blocking."""

    def create_vector_store(
        self, *, extra_body: Mapping[str, object] | None = None, **fields: Unpack[VectorStoreFields]
    ) -> VectorStore:
        """Create a vector store.

        Args:
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``VectorStoreFields``.
        """
        return self.run(creating(fields, extra_body))

    def list_vector_stores(self, **query: Unpack[PageQuery]) -> Page[VectorStore]:
        """One page of the vector stores, newest first unless ``order`` says otherwise."""
        return self.run(listing(query))

    def iter_vector_stores(self, **query: Unpack[PageQuery]) -> Iterator[VectorStore]:
        """All vector stores, page after page; ``limit`` is a page's size."""
        return every(self, listing, query)

    def retrieve_vector_store(self, vector_store_id: str) -> VectorStore:
        """The vector store of that id, as it stands."""
        return self.run(retrieving(vector_store_id))

    def modify_vector_store(
        self,
        vector_store_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[VectorStoreChanges],
    ) -> VectorStore:
        """Change what is given, keep what is not.

        Args:
            vector_store_id: the vector store's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``VectorStoreChanges``.
        """
        return self.run(modifying(vector_store_id, changes, extra_body))

    def delete_vector_store(self, vector_store_id: str) -> Deleted:
        """Delete the vector store; the files in it stay."""
        return self.run(deleting(vector_store_id))


class AsyncVectorStores(AsyncRunner):
    """The vector stores operations, awaited."""

    async def create_vector_store(
        self, *, extra_body: Mapping[str, object] | None = None, **fields: Unpack[VectorStoreFields]
    ) -> VectorStore:
        """Create a vector store.

        Args:
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``VectorStoreFields``.
        """
        return await self.run(creating(fields, extra_body))

    async def list_vector_stores(self, **query: Unpack[PageQuery]) -> Page[VectorStore]:
        """One page of the vector stores, newest first unless ``order`` says otherwise."""
        return await self.run(listing(query))

    def iter_vector_stores(self, **query: Unpack[PageQuery]) -> AsyncIterator[VectorStore]:
        """All vector stores, page after page; ``limit`` is a page's size."""
        return async_every(self, listing, query)

    async def retrieve_vector_store(self, vector_store_id: str) -> VectorStore:
        """The vector store of that id, as it stands."""
        return await self.run(retrieving(vector_store_id))

    async def modify_vector_store(
        self,
        vector_store_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[VectorStoreChanges],
    ) -> VectorStore:
        """Change what is given, keep what is not.

        Args:
            vector_store_id: the vector store's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``VectorStoreChanges``.
        """
        return await self.run(modifying(vector_store_id, changes, extra_body))

    async def delete_vector_store(self, vector_store_id: str) -> Deleted:
        """Delete the vector store; the files in it stay."""
        return await self.run(deleting(vector_store_id))
