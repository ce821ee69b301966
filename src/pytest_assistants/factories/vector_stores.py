"""VectorStoreFactory: makes vector stores, and waits until they have taken their files in."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pytest_assistants.client.parameters import checked
from pytest_assistants.contract.lifecycle import WAITING
from pytest_assistants.factories.boundary_values import at_limit, beyond
from pytest_assistants.factories.files import AsyncFileFactory, FileFactory
from pytest_assistants.factories.overrides import VectorStoreOverrides
from pytest_assistants.factories.patience import async_waited_for, waited_for

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import VectorStore
    from pytest_assistants.factories.fake_data import FakeData

_CREATE = "vector_stores.create"
_BRANCH = "vector_stores"  # so that what is made along the way is not the same as by the others


def _is_ready(store: VectorStore) -> bool:
    return store.status not in WAITING["vector_store"]


class VectorStoreBuilder:
    """The parameters of vector stores, each other than the one before; nothing is sent.

    A field's limit is named as in ``pytest_assistants.contract.limits`` (``"metadata.pairs"``).
    """

    def __init__(self, *, fake: FakeData) -> None:
        self._fake = fake
        self._numbers = itertools.count()

    def build(self, **overrides: Unpack[VectorStoreOverrides]) -> dict[str, Any]:
        """The parameters alone; what is overridden with ``OMIT`` is left out."""
        number = next(self._numbers)
        given = {
            "name": self._fake.store_name(number),
            "metadata": self._fake.metadata(number),
            **overrides,
        }
        return checked(given, VectorStoreOverrides, method="vector_store_factory")

    def build_at_limit(
        self, field: str, **overrides: Unpack[VectorStoreOverrides]
    ) -> dict[str, Any]:
        """The parameters with that field as far as its limit allows.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return at_limit(_CREATE, field, self.build(**overrides))

    def build_beyond(self, field: str, **overrides: Unpack[VectorStoreOverrides]) -> dict[str, Any]:
        """The parameters with that field one past its limit.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return beyond(_CREATE, field, self.build(**overrides))


class VectorStoreFactory(VectorStoreBuilder):
    """Makes vector stores; ``factory.of("Returns within 30 days.")`` makes one over these texts."""

    def __init__(self, client: AssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client
        self._files = FileFactory(client, fake=fake.branch(_BRANCH))

    def __call__(self, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Create a vector store; its files may still be in progress."""
        return self._client.create_vector_store(**self.build(**overrides))

    def of(self, *texts: str, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Upload each text as a file, create a vector store of them, and wait until it is ready."""
        overrides["file_ids"] = [self._files(content=text).id for text in texts]
        return self.ready(self(**overrides))

    def ready(self, store: VectorStore) -> VectorStore:
        """Wait until the vector store has taken its files in, or has failed to."""
        return waited_for(
            store,
            over=_is_ready,
            again=lambda seen: self._client.retrieve_vector_store(seen.id),
            what=f"vector store {store.id}",
        )

    def batch(self, count: int, **overrides: Unpack[VectorStoreOverrides]) -> list[VectorStore]:
        """Create so many vector stores, one after the other."""
        return [self(**overrides) for _ in range(count)]

    def at_limit(self, field: str, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Create a vector store with that field as far as its limit allows; see the builder."""
        return self._client.create_vector_store(**self.build_at_limit(field, **overrides))

    def beyond(self, field: str, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Create a vector store with that field one past its limit: the service should refuse."""
        return self._client.create_vector_store(**self.build_beyond(field, **overrides))


class AsyncVectorStoreFactory(VectorStoreBuilder):
    """The awaited twin of ``VectorStoreFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client
        self._files = AsyncFileFactory(client, fake=fake.branch(_BRANCH))

    async def __call__(self, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Create a vector store; its files may still be in progress."""
        return await self._client.create_vector_store(**self.build(**overrides))

    async def of(self, *texts: str, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Upload each text as a file, create a vector store of them, and wait until it is ready."""
        overrides["file_ids"] = [(await self._files(content=text)).id for text in texts]
        return await self.ready(await self(**overrides))

    async def ready(self, store: VectorStore) -> VectorStore:
        """Wait until the vector store has taken its files in, or has failed to."""
        return await async_waited_for(
            store,
            over=_is_ready,
            again=lambda seen: self._client.retrieve_vector_store(seen.id),
            what=f"vector store {store.id}",
        )

    async def batch(
        self, count: int, **overrides: Unpack[VectorStoreOverrides]
    ) -> list[VectorStore]:
        """Create so many vector stores, one after the other."""
        return [await self(**overrides) for _ in range(count)]

    async def at_limit(self, field: str, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Create a vector store with that field as far as its limit allows; see the builder."""
        return await self._client.create_vector_store(**self.build_at_limit(field, **overrides))

    async def beyond(self, field: str, **overrides: Unpack[VectorStoreOverrides]) -> VectorStore:
        """Create a vector store with that field one past its limit: the service should refuse."""
        return await self._client.create_vector_store(**self.build_beyond(field, **overrides))
