from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator import tool_call


@pytest.fixture
def waiting(weather_talk: Any) -> Any:
    """A run that waits for the weather in two cities."""
    calls = [tool_call("get_weather", city=city) for city in ("Oslo", "Rome")]
    weather_talk.emulator.reply(tool_calls=calls)
    return weather_talk.look(weather_talk.ask(), 2)


def test_runs_are_listed(talk: Any) -> None:
    first = talk.ask()
    talk.messages()
    second = talk.ask()
    listed = talk.service.get(f"{talk.path}/runs")
    assert [run["id"] for run in listed["data"]] == [second["id"], first["id"]]


def test_a_runs_metadata_can_be_changed_once_it_does_not_work(talk: Any) -> None:
    run = talk.ask(metadata={"a": "b"})
    path = f"{talk.path}/runs/{run['id']}"
    status, error = talk.service.refused_post(path, {"metadata": {}})
    assert (status, error["message"]) == (400, "Cannot update run with status 'in_progress'.")
    talk.look(run)
    assert talk.service.post(path, {})["metadata"] == {"a": "b"}
    assert talk.service.post(path, {"metadata": {"c": "d"}})["metadata"] == {"c": "d"}


def test_a_run_that_has_ended_cannot_be_cancelled(talk: Any) -> None:
    run = talk.ask()
    talk.look(run, 2)
    status, error = talk.service.refused_post(f"{talk.path}/runs/{run['id']}/cancel", {})
    assert (status, error["message"]) == (400, "Cannot cancel run with status 'completed'.")


def test_a_run_asks_for_its_tools(weather_talk: Any, waiting: Any) -> None:
    action = waiting["required_action"]
    assert action["type"] == "submit_tool_outputs"
    calls = action["submit_tool_outputs"]["tool_calls"]
    assert [call["function"]["arguments"] for call in calls] == [
        '{"city":"Oslo"}',
        '{"city":"Rome"}',
    ]
    (step,) = weather_talk.steps(waiting)
    assert (step["type"], step["status"], step["usage"]) == ("tool_calls", "in_progress", None)
    kept = step["step_details"]["tool_calls"]
    assert [call["function"]["output"] for call in kept] == [None, None]


def test_with_the_outputs_a_run_goes_on(weather_talk: Any, waiting: Any) -> None:
    queued = weather_talk.hand_in(waiting, "cold", "hot")
    assert (queued["status"], queued["required_action"]) == ("queued", None)
    assert queued["started_at"] == waiting["started_at"]
    ended = weather_talk.look(queued, 2)
    assert ended["status"] == "completed"
    assert weather_talk.last_text() == "cold\nhot"
    tools, message = weather_talk.steps(ended)
    outputs = [call["function"]["output"] for call in tools["step_details"]["tool_calls"]]
    assert (outputs, tools["status"]) == (["cold", "hot"], "completed")
    both = [step["usage"]["total_tokens"] for step in (tools, message)]
    assert ended["usage"]["total_tokens"] == sum(both)


def test_a_reply_may_call_tools_first_and_speak_then(weather_talk: Any) -> None:
    weather_talk.emulator.reply("It is hot.", tool_calls=[tool_call("get_weather")], usage=(5, 2))
    run = weather_talk.look(weather_talk.ask(), 2)
    ended = weather_talk.look(weather_talk.hand_in(run, "hot"), 2)
    assert weather_talk.last_text() == "It is hot."
    assert ended["usage"] == {"prompt_tokens": 10, "completion_tokens": 4, "total_tokens": 14}


def test_the_next_reply_answers_the_outputs(weather_talk: Any, waiting: Any) -> None:
    weather_talk.emulator.reply(tool_calls=[tool_call("get_weather", city="Bonn")])
    weather_talk.emulator.reply("Mild.")
    again = weather_talk.look(weather_talk.hand_in(waiting, "cold", "hot"), 2)
    assert again["status"] == "requires_action"
    weather_talk.hand_in(again, "mild")
    assert weather_talk.last_text() == "Mild."
    assert len(weather_talk.steps(again)) == 3


def test_all_outputs_are_handed_in_at_once_and_no_others(weather_talk: Any, waiting: Any) -> None:
    one, two = (
        call["id"] for call in waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    )
    path = f"{weather_talk.path}/runs/{waiting['id']}/submit_tool_outputs"
    outputs = [{"tool_call_id": one, "output": "cold"}]
    status, error = weather_talk.service.refused_post(path, {"tool_outputs": outputs})
    expected = f"Expected tool outputs for call_ids ['{one}', '{two}'], got ['{one}']"
    assert (status, error["message"]) == (400, expected)
    outputs = [{"tool_call_id": each} for each in (one, two, "call_x")]
    assert weather_talk.service.refused_post(path, {"tool_outputs": outputs})[0] == 400
    assert weather_talk.look(waiting)["status"] == "requires_action"


def test_only_a_run_that_waits_takes_outputs(talk: Any) -> None:
    run = talk.ask()
    path = f"{talk.path}/runs/{run['id']}/submit_tool_outputs"
    status, error = talk.service.refused_post(path, {"tool_outputs": []})
    text = 'Runs in status "in_progress" do not accept tool outputs.'
    assert (status, error["message"]) == (400, text)


def test_a_seeded_run_may_wait_without_a_step(service: Any) -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    action = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [call]}}
    service.emulator.seed("thread", {"id": "thread_1"})
    seeded = {"id": "run_1", "thread_id": "thread_1", "assistant_id": "asst_1"}
    service.emulator.seed(
        "thread.run", {**seeded, "status": "requires_action", "required_action": action}
    )
    path = "/threads/thread_1/runs/run_1"
    outputs = [{"tool_call_id": "call_1", "output": "done"}]
    assert service.post(f"{path}/submit_tool_outputs", {"tool_outputs": outputs})["id"] == "run_1"
    (step,) = service.get(f"{path}/steps")["data"]
    assert step["step_details"]["tool_calls"][0]["function"]["output"] == "done"
