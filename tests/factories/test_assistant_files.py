"""How files are attached to assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.factories import (
    OMIT,
    AssistantFactory,
    AssistantFileFactory,
    AsyncAssistantFileFactory,
    FakeData,
    FileFactory,
)

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")


@pytest.fixture
def factory(client: AssistantsClient) -> AssistantFileFactory:
    return AssistantFileFactory(client, fake=FAKE, model="gpt")


def test_the_assistant_and_the_file_are_made_where_they_are_not_given(
    factory: AssistantFileFactory, client: AssistantsClient
) -> None:
    made = factory()

    assert client.retrieve_assistant(made.assistant_id).file_ids == [made.id]
    assert client.retrieve_file(made.id).purpose == "assistants"


def test_what_is_given_is_used(factory: AssistantFileFactory, client: AssistantsClient) -> None:
    assistant = AssistantFactory(client, fake=FAKE, model="gpt")()
    file = FileFactory(client, fake=FAKE)()

    made = factory(assistant_id=assistant.id, file_id=file.id)

    assert (made.assistant_id, made.id) == (assistant.id, file.id)
    assert [each.id for each in client.iter_assistants()] == [assistant.id]
    assert [each.id for each in client.iter_files()] == [file.id]


def test_what_is_made_along_the_way_is_told_apart(
    factory: AssistantFileFactory, client: AssistantsClient
) -> None:
    other = AssistantFactory(client, fake=FAKE, model="gpt")()
    made = factory()

    assert client.retrieve_assistant(made.assistant_id).name != other.name


def test_a_batch_goes_to_one_assistant(
    factory: AssistantFileFactory, client: AssistantsClient
) -> None:
    made = factory.batch(3)

    assert len({each.assistant_id for each in made}) == 1
    assert len({each.id for each in made}) == 3
    assert factory.batch(0) == []
    given = factory.batch(1, assistant_id=made[0].assistant_id)
    assert given[0].assistant_id == made[0].assistant_id
    assert len(list(client.iter_assistants())) == 1


def test_the_file_can_be_left_out(factory: AssistantFileFactory) -> None:
    with pytest.raises(errors.BadRequest):
        factory(file_id=OMIT)


def test_a_misspelt_override_names_the_nearest(factory: AssistantFileFactory) -> None:
    with pytest.raises(TypeError, match=r"^assistant_file_factory\(\) .* did you mean 'file_id'"):
        factory(fileid="x")  # type: ignore[call-arg] # the point


def test_the_awaited_twin_does_the_same(
    factory: AssistantFileFactory, client: AssistantsClient, awaited: Awaited
) -> None:
    def blocking() -> list[object]:
        first = factory()
        uploaded = client.upload_file("x", filename="a.txt")
        given = factory(assistant_id=first.assistant_id, file_id=uploaded.id)
        rest = [*factory.batch(2), *factory.batch(1, assistant_id=first.assistant_id)]
        assert factory.batch(0) == []
        return [(each.assistant_id, each.id) for each in (first, given, *rest)]

    async def scenario(client: AsyncAssistantsClient) -> list[object]:
        twin = AsyncAssistantFileFactory(client, fake=FAKE, model="gpt")
        first = await twin()
        uploaded = await client.upload_file("x", filename="a.txt")
        given = await twin(assistant_id=first.assistant_id, file_id=uploaded.id)
        rest = [*await twin.batch(2), *await twin.batch(1, assistant_id=first.assistant_id)]
        assert await twin.batch(0) == []
        return [(each.assistant_id, each.id) for each in (first, given, *rest)]

    assert awaited(scenario) == blocking()
    assert len(list(client.iter_assistants())) == 2
