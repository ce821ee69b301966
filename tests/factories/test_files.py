"""How files are uploaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.factories import OMIT, AsyncFileFactory, FakeData, FileFactory

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")


@pytest.fixture
def factory(client: AssistantsClient) -> FileFactory:
    return FileFactory(client, fake=FAKE)


def test_a_file_is_uploaded_for_assistants(factory: FileFactory, client: AssistantsClient) -> None:
    made = factory()

    assert (made.filename, made.purpose) == (FAKE.filename(), "assistants")
    assert client.download_file(made.id) == FAKE.text().encode()


@pytest.mark.parametrize("content", ["1,é", "1,é".encode()])
def test_content_and_name_can_be_overridden(
    factory: FileFactory, client: AssistantsClient, content: bytes | str
) -> None:
    made = factory(content=content, filename="a.csv")

    assert made.filename == "a.csv"
    assert client.download_file(made.id) == "1,é".encode()


def test_the_purpose_can_be_left_out(factory: FileFactory) -> None:
    with pytest.raises(errors.BadRequest):
        factory(purpose=OMIT)


def test_building_gives_plain_parameters(factory: FileFactory) -> None:
    assert factory.build(content="é", purpose=OMIT) == {
        "content": "é".encode(),
        "filename": FAKE.filename(),
    }


def test_a_misspelt_override_names_the_nearest(factory: FileFactory) -> None:
    with pytest.raises(TypeError, match=r"^file_factory\(\) .* did you mean 'filename'\?$"):
        factory(filname="x")  # type: ignore[call-arg] # the point


def test_a_batch_is_so_many(factory: FileFactory) -> None:
    assert len({file.filename for file in factory.batch(3)}) == 3


def test_the_awaited_twin_does_the_same(factory: FileFactory, awaited: Awaited) -> None:
    async def scenario(client: AsyncAssistantsClient) -> list[object]:
        twin = AsyncFileFactory(client, fake=FAKE)
        made = [await twin(filename="a.txt"), *await twin.batch(2)]
        return [(each.id, each.filename, each.bytes) for each in made]

    blocking = [factory(filename="a.txt"), *factory.batch(2)]

    assert awaited(scenario) == [(each.id, each.filename, each.bytes) for each in blocking]
