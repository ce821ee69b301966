"""How runs are made and driven."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pytest_assistants import errors
from pytest_assistants.factories import (
    AssistantFactory,
    AsyncRunFactory,
    FakeData,
    RunFactory,
    ThreadFactory,
)

if TYPE_CHECKING:
    from tests.factories.conftest import Awaited

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient

FAKE = FakeData("node")
REACHED = (
    "queued",
    "in_progress",
    "requires_action",
    "completed",
    "cancelling",
    "cancelled",
)


@pytest.fixture
def factory(client: AssistantsClient, monkeypatch: pytest.MonkeyPatch) -> RunFactory:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    return RunFactory(client, fake=FAKE, model="gpt")


def test_the_assistant_and_the_thread_are_made_where_they_are_not_given(
    factory: RunFactory, client: AssistantsClient
) -> None:
    run = factory()

    assert run.status == "queued"
    assert client.retrieve_assistant(run.assistant_id).model == "gpt"
    assert client.list_messages(run.thread_id, order="asc").data[0].role == "user"


def test_what_is_given_is_used(factory: RunFactory, client: AssistantsClient) -> None:
    assistant = AssistantFactory(client, fake=FAKE, model="gpt")()
    thread = ThreadFactory(client, fake=FAKE)()

    run = factory(assistant_id=assistant.id, thread_id=thread.id, instructions="Be brief.")

    assert (run.assistant_id, run.thread_id) == (assistant.id, thread.id)
    assert run.instructions == "Be brief."


@pytest.mark.parametrize("status", REACHED)
def test_a_run_is_driven_to_a_state(factory: RunFactory, status: str) -> None:
    assert factory.until(status).status == status


def test_outputs_bring_a_run_past_its_calls(factory: RunFactory, client: AssistantsClient) -> None:
    waiting = factory.until("requires_action")
    client.cancel_run(waiting.thread_id, waiting.id)

    run = factory.until(
        "completed",
        outputs={"count": "3"},
        tools=[{"type": "function", "function": {"name": "count"}}],
        tool_choice="required",
    )

    steps = client.list_run_steps(run.thread_id, run.id).data
    (called,) = [step for step in steps if step.type == "tool_calls"]
    assert '"3"' in str(called.step_details).replace("'", '"')


def test_a_run_that_came_to_another_end_is_told(factory: RunFactory) -> None:
    with pytest.raises(errors.RunEndedOtherwise, match="is completed, and cannot become failed"):
        factory.until("failed")


def test_a_run_is_waited_for_until_the_service_does_no_more(factory: RunFactory) -> None:
    assert factory.settled(factory()).status == "completed"
    assert factory.settled(factory.until("requires_action")).status == "requires_action"


def test_the_awaited_twin_does_the_same(awaited: Awaited) -> None:
    async def scenario(client: AsyncAssistantsClient) -> list[str]:
        factory = AsyncRunFactory(client, fake=FAKE, model="gpt")
        driven = [await factory.until(status) for status in REACHED]
        offered = await factory.until(
            "completed",
            tools=[{"type": "function", "function": {"name": "count"}}],
            tool_choice="required",
        )
        settled = await factory.settled(await factory())
        again = await factory(thread_id=settled.thread_id, assistant_id=settled.assistant_id)
        return [each.status for each in [*driven, offered, settled, again]]

    assert awaited(scenario) == [*REACHED, "completed", "completed", "queued"]
