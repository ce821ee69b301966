"""The chat, tested: recorded once, replayed for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import chat
import pytest
from openai import AzureOpenAI

from pytest_assistants import tool_call

if TYPE_CHECKING:
    from collections.abc import Iterator

HANDBOOK = {
    "returns.md": "Parcels may be returned within thirty days, unopened.",
    "hours.md": "The desk is open from nine to five, on Saturdays from ten to two.",
}


def track_parcel(number: str) -> str:
    """Where the parcel is: in a test, always here."""
    return f"{number} is in the depot at Ulm"


@pytest.fixture
def desk(azure_openai) -> Iterator[chat.Desk]:
    desk = chat.open_desk(azure_openai, HANDBOOK)
    yield desk
    desk.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def conversation(desk, said) -> Iterator[chat.Chat]:
    conversation = chat.Chat(desk, tools={"track_parcel": track_parcel}, say=said.append)
    yield conversation
    conversation.close()


def test_it_answers_from_the_handbook_and_says_where_it_stands(conversation) -> None:
    answer = conversation.ask_quietly("Within how many days may parcels be returned?")
    assert "thirty days" in answer
    assert conversation.sources() == ["returns.md"]


def test_it_speaks_while_it_thinks(conversation, said) -> None:
    conversation.ask("When is the desk open on Saturdays?")
    assert len(said) > 1
    assert "".join(said) == conversation.answers()[-1]


def test_it_looks_up_where_a_parcel_is(conversation, said, assistants_emulator) -> None:
    # What a model would say; elsewhere than on the emulator this is without effect.
    calls = [tool_call("track_parcel", number="P-17")]
    assistants_emulator.reply("It is in the depot at Ulm.", tool_calls=calls)
    conversation.ask("Where is my parcel P-17?")
    assert "Ulm" in "".join(said)


def test_a_failing_run_is_told(conversation, assistants_emulator) -> None:
    assistants_emulator.reply(failure="rate_limit_exceeded")
    with pytest.raises(RuntimeError, match="Rate limit"):
        conversation.ask("When is the desk open?")


@pytest.mark.assistants
def test_opening_and_closing_leaves_nothing_behind() -> None:
    client = AzureOpenAI()
    desk = chat.open_desk(client, HANDBOOK)
    desk.close()
    assert desk.assistant_id not in [one.id for one in client.beta.assistants.list()]
