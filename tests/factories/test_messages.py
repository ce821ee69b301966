"""How messages are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.contract.limits import limit
from pytest_assistants.factories import (
    OMIT,
    AsyncMessageFactory,
    FakeData,
    MessageFactory,
    ThreadFactory,
)

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")


@pytest.fixture
def factory(client: AssistantsClient) -> MessageFactory:
    return MessageFactory(client, fake=FAKE)


def test_a_message_goes_to_the_thread_that_is_given(
    factory: MessageFactory, client: AssistantsClient
) -> None:
    thread = ThreadFactory(client, fake=FAKE)(messages=[])

    made = factory(thread_id=thread.id, content="Hello", metadata={"a": "b"})

    assert [each.id for each in client.iter_messages(thread.id)] == [made.id]
    assert (made.role, made.metadata) == ("user", {"a": "b"})


def test_a_thread_without_other_messages_is_made_where_none_is_given(
    factory: MessageFactory, client: AssistantsClient
) -> None:
    made = factory()

    assert [each.id for each in client.iter_messages(made.thread_id)] == [made.id]


def test_a_batch_goes_to_one_thread_and_no_two_are_alike(factory: MessageFactory) -> None:
    first, second = factory.batch(2)

    assert first.thread_id == second.thread_id
    assert first.content != second.content


def test_a_batch_of_none_makes_no_thread(client: AssistantsClient, factory: MessageFactory) -> None:
    thread = ThreadFactory(client, fake=FAKE)()

    assert factory.batch(0) == []
    assert len(factory.batch(1, thread_id=thread.id)) == 1


def test_what_is_built_leaves_the_thread_out(factory: MessageFactory) -> None:
    assert factory.build(thread_id="thread_1", content="Hello") == {
        "role": "user",
        "content": "Hello",
    }


def test_at_its_limit_a_message_is_taken_and_beyond_it_is_refused(
    factory: MessageFactory,
) -> None:
    longest = factory.at_limit("content").content[0].text

    assert longest is not None
    assert len(longest.value) == limit("message.content").maximum
    with pytest.raises(errors.BadRequest):
        factory.beyond("message.content")


def test_what_is_required_can_be_left_out(factory: MessageFactory) -> None:
    with pytest.raises(errors.BadRequest, match="role"):
        factory(role=OMIT)


def test_a_parameter_that_is_none_is_told(factory: MessageFactory) -> None:
    with pytest.raises(TypeError, match="did you mean 'content'"):
        factory(contents="Hello")  # type: ignore[call-arg]  # the mistake is the point


def test_the_awaited_twin_does_the_same(awaited: Awaited) -> None:
    async def scenario(client: AsyncAssistantsClient) -> tuple[int, set[str], str]:
        factory = AsyncMessageFactory(client, fake=FAKE)
        made = [await factory(), *await factory.batch(2), await factory.at_limit("metadata.key")]
        alone = await factory(thread_id=made[0].thread_id)
        assert await factory.batch(0) == []
        with pytest.raises(errors.BadRequest) as refused:
            await factory.beyond("metadata.key")
        return len(made), {each.thread_id for each in [*made[1:3], alone]}, str(refused.value)

    count, threads, refused = awaited(scenario)

    assert (count, len(threads)) == (4, 2)
    assert str(limit("metadata.key").maximum) in refused
