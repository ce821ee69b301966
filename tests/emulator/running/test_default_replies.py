from __future__ import annotations

import json
from typing import Any

import pytest
from tests.emulator.conftest import WEATHER, Talk

FUNCTION = {"type": "function", "function": {"name": "get_weather"}}
CODE = {"type": "code_interpreter"}
GUIDE = (
    b"Paris is the capital of France. Oslo is cold in winter.\n"
    b"Filip's favorite food is cake. He never eats fish."
)


def _searching(service: Any, *contents: bytes, **assistant: Any) -> Talk:
    files = [
        service.upload(content, filename=f"guide{place}.txt")["id"]
        for place, content in enumerate(contents)
    ]
    store = service.post("/vector_stores", {"file_ids": files})["id"]
    resources = {"file_search": {"vector_store_ids": [store]}}
    tools = [{"type": "file_search"}]
    return Talk(service, **{"tools": tools, "tool_resources": resources, **assistant})


def test_the_last_question_is_repeated(talk: Any) -> None:
    talk.say("First?")
    talk.ask("Second?")
    assert talk.last_text() == "You asked: Second?"


def test_functions_are_not_called_by_themselves(weather_talk: Any) -> None:
    run = weather_talk.ask("How is the weather?")
    assert weather_talk.look(run, 2)["status"] == "completed"


@pytest.mark.parametrize("choice", ["required", FUNCTION])
def test_a_function_that_must_be_called_is_called_with_what_fits_its_schema(
    weather_talk: Any, choice: object
) -> None:
    run = weather_talk.look(weather_talk.ask(tool_choice=choice), 2)
    (call,) = run["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert call["function"] == {"name": "get_weather", "arguments": '{"city":"city"}'}
    assert weather_talk.look(weather_talk.hand_in(run, "hot"), 2)["status"] == "completed"
    assert weather_talk.last_text() == "hot"


def test_a_function_without_parameters_is_called_with_none(service: Any) -> None:
    talk = Talk(service, tools=[{"type": "function", "function": {"name": "ping"}}])
    run = talk.look(talk.ask(tool_choice="required"), 2)
    (call,) = run["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert call["function"]["arguments"] == "{}"


@pytest.mark.parametrize("choice", ["none", "auto", {**FUNCTION, "function": {"name": "other"}}])
def test_other_choices_call_nothing(weather_talk: Any, choice: object) -> None:
    run = weather_talk.look(weather_talk.ask(tool_choice=choice), 2)
    assert run["status"] == "completed"


@pytest.mark.parametrize(
    ("question", "choice", "runs"),
    [
        ("What is 3 + 4?", "auto", True),
        ("Who is it?", "auto", False),
        ("Who is it?", CODE, True),
        ("Who is it?", "required", True),
    ],
)
def test_code_is_run_for_numbers_or_where_it_must_be(
    service: Any,
    question: str,
    choice: object,
    runs: bool,  # noqa: FBT001 - a column of the table
) -> None:
    talk = Talk(service, tools=[CODE])
    ended = talk.look(talk.ask(question, tool_choice=choice), 2)
    kinds = [step["type"] for step in talk.steps(ended)]
    assert kinds == (["tool_calls", "message_creation"] if runs else ["message_creation"])


def test_a_question_is_answered_from_the_files_and_they_are_cited(service: Any) -> None:
    talk = _searching(service, GUIDE)
    ended = talk.look(talk.ask("What is Filip's favorite food?"), 2)
    assert talk.last_text() == "Filip's favorite food is cake.【4:0†guide0.txt】"
    tools, _ = talk.steps(ended)
    assert tools["step_details"]["tool_calls"][0]["file_search"] == {}
    assert talk.messages()[-1]["content"][0]["text"]["annotations"]


def test_the_threads_own_files_are_searched_too(service: Any) -> None:
    talk = Talk(service, tools=[{"type": "file_search"}])
    file_id = service.upload(GUIDE, filename="guide.md")["id"]
    attached = [{"file_id": file_id, "tools": [{"type": "file_search"}]}]
    sent = {"role": "user", "content": "Which capital has France?", "attachments": attached}
    service.post(f"{talk.path}/messages", sent)
    talk.run()
    assert talk.last_text() == "Paris is the capital of France.【4:0†guide.md】"


def test_what_no_file_speaks_of_is_repeated(service: Any) -> None:
    talk = _searching(service, GUIDE)
    talk.ask("Why?")
    assert talk.last_text() == "You asked: Why?"


def test_a_json_object_is_answered_in_json(talk: Any) -> None:
    talk.ask("Why?", response_format={"type": "json_object"})
    assert json.loads(talk.last_text()) == {"answer": "You asked: Why?"}


def test_a_json_schema_is_answered_with_what_fits_it(talk: Any) -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}}
    wanted = {"type": "json_schema", "json_schema": {"name": "place", "schema": schema}}
    talk.ask("Where?", response_format=wanted)
    assert json.loads(talk.last_text()) == {"city": "city"}


def test_an_assistant_with_every_tool_calls_its_function_if_one_is_required(service: Any) -> None:
    talk = _searching(service, GUIDE, tools=[CODE, {"type": "file_search"}, WEATHER])
    assert talk.look(talk.ask(tool_choice="required"), 2)["status"] == "requires_action"


def test_an_assistant_without_tools_has_none_to_choose(talk: Any) -> None:
    assert talk.look(talk.ask(tool_choice="required"), 2)["status"] == "completed"
