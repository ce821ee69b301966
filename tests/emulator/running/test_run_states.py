from __future__ import annotations

from typing import Any

import pytest
from tests.emulator.conftest import V1, WEATHER, Service, Talk

from pytest_assistants.contract.lifecycle import RUN_STATES
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator import Emulator, tool_call
from pytest_assistants.emulator.running import run_states

_NOVEMBER_2023, _MARCH_2024, _MAY_2024 = 1_700_000_000, 1_711_300_000, 1_715_000_000
_EARLY, _LATER, _FULL = 17, 19, 27


def _openai(start: int, beta: str) -> Talk:
    emulator = Emulator(profile=Profile.OBSERVED, start=start)
    return Talk(Service(emulator, version=None, prefix="/v1", beta=f"assistants={beta}"))


def test_a_run_moves_only_as_the_contract_says(talk: Any) -> None:
    run = talk.ask()
    record = talk.emulator.store.find("run", run["id"], parent=talk.thread)
    for state in RUN_STATES.keys() - RUN_STATES["queued"]:
        with pytest.raises(ValueError, match=f"a run that is queued is never {state} next"):
            run_states.moved(record, talk.emulator._world, state)


@pytest.mark.parametrize(
    ("start", "beta", "fields"),
    [
        (_NOVEMBER_2023, "v1", _EARLY),
        (_MARCH_2024, "v1", _LATER),
        (_MAY_2024, "v1", _FULL),
        (_MAY_2024, "v2", 27),
        (1_730_000_000, "v2", 28),
        (1_774_000_000, "v2", 29),
    ],
)
def test_a_run_has_the_fields_of_its_day(start: int, beta: str, fields: int) -> None:
    assert len(_openai(start, beta).ask()) == fields


def test_azures_first_generation_stayed_as_it_was(seen_v1: Any, seen: Any) -> None:
    run = Talk(seen_v1).ask()
    assert (len(run), run["file_ids"], "usage" in run) == (_EARLY, [], False)
    later = Talk(seen).ask()
    assert later["tool_resources"] == {}
    assert later.keys().isdisjoint({"parallel_tool_calls", "reasoning_effort"})


def test_what_a_later_version_added_is_told_to_those_who_ask_for_it(seen: Any) -> None:
    seen.version = "2025-01-01-preview"
    assert Talk(seen).ask()["parallel_tool_calls"] is True


def test_whoever_sets_the_clock_is_answered_as_on_that_day() -> None:
    emulator = Emulator(profile=Profile.OBSERVED, start=1_748_736_000)
    assert Talk(Service(emulator)).ask()["parallel_tool_calls"] is True


def test_the_reference_pages_answers_are_of_no_day(service: Any) -> None:
    assert Talk(service).ask()["parallel_tool_calls"] is True


def test_what_the_client_has_to_do_is_told_on_every_day() -> None:
    emulator = Emulator(profile=Profile.OBSERVED)
    talk = Talk(Service(emulator, version=V1), tools=[WEATHER])
    emulator.reply(tool_calls=[tool_call("get_weather")])
    waiting = talk.look(talk.ask(), 2)
    assert waiting["required_action"]["type"] == "submit_tool_outputs"
