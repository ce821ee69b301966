"""How vector stores are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.factories import AsyncVectorStoreFactory, FakeData, VectorStoreFactory

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")


@pytest.fixture
def factory(client: AssistantsClient) -> VectorStoreFactory:
    return VectorStoreFactory(client, fake=FAKE)


def test_no_two_are_alike_unless_told_so(factory: VectorStoreFactory) -> None:
    first, second = factory.batch(2)

    assert first.name != second.name
    assert factory(name="Papers").name == "Papers"


def test_a_store_of_texts_is_ready(factory: VectorStoreFactory, client: AssistantsClient) -> None:
    store = factory.of("Returns within thirty days.", "Deliveries on Monday.")

    assert (store.status, store.file_counts.completed) == ("completed", 2)
    assert len(client.list_vector_store_files(store.id).data) == 2


def test_at_its_limit_a_store_is_made_and_beyond_it_is_refused(
    factory: VectorStoreFactory,
) -> None:
    assert len(factory.at_limit("metadata.pairs").metadata or {}) == 16
    with pytest.raises(errors.BadRequest):
        factory.beyond("metadata.pairs")


def test_the_awaited_twin_does_the_same(awaited: Awaited) -> None:
    async def scenario(client: AsyncAssistantsClient) -> list[str]:
        factory = AsyncVectorStoreFactory(client, fake=FAKE)
        made = [*await factory.batch(1), await factory.of("One."), await factory()]
        made.append(await factory.at_limit("metadata.value"))
        with pytest.raises(errors.BadRequest):
            await factory.beyond("metadata.value")
        return [each.status for each in made]

    assert awaited(scenario) == ["completed"] * 4
