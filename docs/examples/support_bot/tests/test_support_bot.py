"""The bot, tested with pytest-asyncio: words, tools, several customers, a stream that breaks."""

from __future__ import annotations

import pytest
from support_bot import BotError, open_bot

from pytest_assistants import Fault, tool_call

PLACES = {"P-17": "the depot at Ulm", "P-18": "the van"}


async def track_parcel(number: str) -> str:
    return PLACES[number]


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
async def bot(async_azure_openai, said):
    def say(customer: str, piece: str) -> None:
        said.append((customer, piece))

    async with open_bot(async_azure_openai, {"track_parcel": track_parcel}, say=say) as bot:
        yield bot


async def test_words_are_passed_on_as_they_come(bot, said) -> None:
    answer = await bot.hear("ada", "When does the desk open on Saturdays?")
    assert len(said) > 1
    assert "".join(piece for _, piece in said) == answer
    assert "Saturdays" in answer


async def test_parcels_are_looked_up(bot, assistants_emulator) -> None:
    calls = [tool_call("track_parcel", number=number) for number in PLACES]
    assistants_emulator.reply("One is at Ulm, one in the van.", tool_calls=calls)
    assert await bot.hear("ada", "Where are P-17 and P-18?") == "One is at Ulm, one in the van."


async def test_a_parcel_nobody_knows_is_told_and_not_raised(bot, assistants_emulator) -> None:
    assistants_emulator.reply(
        "I do not know that parcel.", tool_calls=[tool_call("track_parcel", number="P-99")]
    )
    assert await bot.hear("ada", "Where is P-99?") == "I do not know that parcel."


async def test_customers_are_heard_at_once_and_keep_their_own_conversations(bot, said) -> None:
    names = ["ada", "ben", "cleo"]
    first = await bot.hear_all({name: f"My name is {name}." for name in names})
    again = await bot.hear_all({name: f"Goodbye from {name}." for name in names})
    for name in names:
        assert name in first[name]
        assert name in again[name]
        assert "".join(piece for who, piece in said if who == name) == first[name] + again[name]
    assert len(set(bot.threads.values())) == len(names)


async def test_a_failing_run_is_an_error_of_the_bot(bot, assistants_emulator) -> None:
    assistants_emulator.reply(failure="server_error")
    with pytest.raises(BotError, match="the run is failed"):
        await bot.hear("ada", "Hello?")


@pytest.mark.assistants(fault=Fault("runs.create", status=503))
async def test_a_service_that_stumbles_is_asked_again(bot, assistants_faults) -> None:
    assert "Hello" in await bot.hear("ada", "Hello?")
    assert assistants_faults.struck == 1
    assistants_faults.assert_resilient()
