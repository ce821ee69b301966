"""How threads are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.contract import boundaries
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_request
from pytest_assistants.factories import OMIT, AsyncThreadFactory, FakeData, ThreadFactory

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")


@pytest.fixture
def factory(client: AssistantsClient) -> ThreadFactory:
    return ThreadFactory(client, fake=FAKE)


def test_a_thread_is_made_with_a_message_and_metadata(factory: ThreadFactory) -> None:
    built = factory.build()
    made = factory()

    assert built == {
        "messages": [{"role": "user", "content": FAKE.message()}],
        "metadata": FAKE.metadata(),
    }
    assert made.id.startswith("thread_")
    assert made.metadata == FAKE.metadata(1)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("generation", Generation)
def test_what_is_sent_breaks_no_rule_of_any_generation(
    factory: ThreadFactory, generation: Generation, profile: Profile
) -> None:
    for _ in range(20):
        findings = check_request(
            factory.build(),
            operation="threads.create",
            generation=generation,
            profile=profile,
            strict=True,
        )
        assert findings == []


def test_any_field_can_be_overridden_or_left_out(factory: ThreadFactory) -> None:
    assert factory.build(messages=OMIT, metadata={"a": "b"}) == {"metadata": {"a": "b"}}
    assert factory(messages=OMIT, metadata=OMIT).metadata == {}


def test_a_misspelt_override_names_the_nearest(factory: ThreadFactory) -> None:
    with pytest.raises(TypeError, match=r"^thread_factory\(\) .* did you mean 'messages'\?$"):
        factory(mesages=[])  # type: ignore[call-arg] # the point


def test_a_batch_is_so_many(factory: ThreadFactory) -> None:
    assert len({thread.id for thread in factory.batch(3)}) == 3


def test_at_the_limit_the_service_agrees(factory: ThreadFactory) -> None:
    made = factory.at_limit("metadata.pairs", messages=[])

    assert len(made.metadata) == limit("metadata.pairs").maximum


def test_beyond_the_limit_the_service_refuses(factory: ThreadFactory) -> None:
    with pytest.raises(errors.BadRequest):
        factory.beyond("metadata.pairs")


@pytest.mark.parametrize("field", boundaries.bounded_paths("threads.create"))
def test_the_parameters_alone_can_be_at_or_beyond_every_limit(
    factory: ThreadFactory, field: str
) -> None:
    top = field.partition(".")[0]

    assert factory.build_at_limit(field)[top] != factory.build_beyond(field)[top]


def test_the_awaited_twin_does_the_same(factory: ThreadFactory, awaited: Awaited) -> None:
    async def scenario(client: AsyncAssistantsClient) -> list[object]:
        twin = AsyncThreadFactory(client, fake=FAKE)
        made = [
            await twin(messages=[]),
            *await twin.batch(2),
            await twin.at_limit("metadata.pairs"),
        ]
        with pytest.raises(errors.BadRequest):
            await twin.beyond("metadata.pairs")
        return [(each.id, each.metadata) for each in made]

    blocking = [factory(messages=[]), *factory.batch(2), factory.at_limit("metadata.pairs")]

    assert awaited(scenario) == [(each.id, each.metadata) for each in blocking]
