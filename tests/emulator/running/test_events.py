from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.emulator.conftest import Service, Talk, names

from pytest_assistants import event_stream
from pytest_assistants.contract.events import EVENTS
from pytest_assistants.emulator import Emulator, tool_call

_BEGIN = ["thread.run.created", "thread.run.queued", "thread.run.in_progress"]
_STEP = ["thread.run.step.created", "thread.run.step.in_progress"]
_MESSAGE = ["thread.message.created", "thread.message.in_progress", "thread.message.delta"]


def test_a_run_is_told_in_the_order_in_which_the_service_tells_it(talk: Any) -> None:
    talk.say("Hello there, good friend of mine")
    told = talk.stream()
    end = ["thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done"]
    assert names(told) == [*_BEGIN, *_STEP, *_MESSAGE, *end]
    assert told[-1] == ("done", None)
    assert {name for name, _ in told} <= {row.name for row in EVENTS}


def test_what_a_stream_told_is_what_can_be_retrieved(talk: Any) -> None:
    talk.say()
    told = dict(talk.stream())
    run = told["thread.run.completed"]
    assert talk.look(run) == {**run, "tool_resources": {}}
    message = talk.messages()[-1]
    streamed = told["thread.message.completed"]
    assert {name: streamed[name] for name in message} == message
    assert streamed["status"] == "completed"
    (step,) = talk.steps(run)
    assert {**told["thread.run.step.completed"], "expires_at": None} == step


def test_a_thread_made_with_its_run_is_told_first(talk: Any) -> None:
    thread = {"messages": [{"role": "user", "content": "Hello"}]}
    body = {"assistant_id": talk.assistant, "thread": thread, "stream": True}
    content = json.dumps(body).encode()
    json_type = ("Content-Type", "application/json")
    answer = talk.service.ask("POST", "/threads/runs", content, json_type)
    told = list(event_stream.parse(answer.body))
    assert [event.name for event in told[:2]] == ["thread.created", "thread.run.created"]
    made: Any = told[0].value
    assert made["object"] == "thread"


def test_a_run_that_needs_its_client_is_told_up_to_there(weather_talk: Any) -> None:
    weather_talk.emulator.reply("Hot.", tool_calls=[tool_call("get_weather", city="Paris, France")])
    weather_talk.say()
    told = weather_talk.stream()
    end = ["thread.run.step.delta", "thread.run.requires_action", "done"]
    assert names(told) == [*_BEGIN, *_STEP, *end]
    run = dict(told)["thread.run.requires_action"]
    (call,) = run["required_action"]["submit_tool_outputs"]["tool_calls"]
    outputs = [{"tool_call_id": call["id"], "output": "hot"}]
    path = f"/runs/{run['id']}/submit_tool_outputs"
    after = weather_talk.stream(path, tool_outputs=outputs)
    assert names(after)[:4] == ["thread.run.step.completed", *_BEGIN[1:], _STEP[0]]
    assert names(after)[-2:] == ["thread.run.completed", "done"]
    assert weather_talk.last_text() == "Hot."


def test_the_pieces_of_a_call_are_its_arguments(weather_talk: Any) -> None:
    calls = [tool_call("get_weather", city=city) for city in ("Paris, France", "Rome, Italy")]
    weather_talk.emulator.reply(tool_calls=calls)
    weather_talk.say()
    told = weather_talk.stream()
    pieces: dict[int, str] = {}
    for name, data in told:
        if name == "thread.run.step.delta":
            (piece,) = data["delta"]["step_details"]["tool_calls"]
            place = piece["index"]
            pieces[place] = pieces.get(place, "") + piece["function"]["arguments"]
    assert pieces == {0: calls[0].arguments, 1: calls[1].arguments}
    assert sum(name == "thread.run.step.delta" for name, _ in told) > 4


def test_a_run_that_never_ends_leaves_its_stream_open(talk: Any) -> None:
    talk.emulator.reply(endless=True)
    talk.say()
    assert names(talk.stream()) == _BEGIN


def test_a_run_that_fails_tells_so(talk: Any) -> None:
    talk.emulator.reply(failure="rate_limit_exceeded")
    talk.say()
    assert names(talk.stream()) == [*_BEGIN, "thread.run.failed", "done"]


def test_a_stream_has_the_headers_of_one(talk: Any) -> None:
    talk.say()
    body = json.dumps({"assistant_id": talk.assistant, "stream": True}).encode()
    json_type = ("Content-Type", "application/json")
    answer = talk.service.ask("POST", f"{talk.path}/runs", body, json_type)
    assert answer.header("Content-Type") == "text/event-stream; charset=utf-8"
    assert answer.header("Content-Length") is None
    assert answer.header("apim-request-id")
    assert b'"object":"thread.run"' in answer.body


def test_streams_name_the_resources_of_the_runs_tools(service: Any) -> None:
    talk = Talk(service, tools=[{"type": "code_interpreter"}])
    talk.say()
    told = dict(talk.stream())
    assert told["thread.run.created"]["tool_resources"] == {"code_interpreter": {"file_ids": []}}


@pytest.mark.parametrize("after", [0, 3])
def test_a_stream_can_be_cut_off(talk: Any, after: int) -> None:
    talk.emulator.truncate_next("runs.create", after=after)
    talk.say()
    assert len(talk.stream()) == after
    talk.say()
    assert talk.stream()[-1][0] == "done"


@given(text=st.text(max_size=60))
def test_the_pieces_of_a_message_are_its_text_to_the_letter(text: str) -> None:
    emulator = Emulator()
    talk = Talk(Service(emulator))
    emulator.reply(text)
    talk.say()
    told = talk.stream()
    pieces = [
        data["delta"]["content"][0]["text"]["value"]
        for name, data in told
        if name == "thread.message.delta"
    ]
    assert "".join(pieces) == talk.last_text()
    assert talk.last_text() == text


def test_a_lone_surrogate_survives_a_stream(talk: Any) -> None:
    talk.emulator.reply("\ud800")
    talk.say()
    assert dict(talk.stream())["thread.message.completed"]["content"][0]["text"]["value"].endswith(
        "\ud800"
    )
