from __future__ import annotations

from typing import Any

import pytest
from tests.emulator.conftest import WEATHER, Talk


def test_a_run_takes_from_its_assistant_what_its_body_leaves_out(service: Any) -> None:
    talk = Talk(
        service,
        instructions="Be brief.",
        tools=[WEATHER],
        temperature=0.5,
        response_format={"type": "json_object"},
    )
    run = talk.ask()
    assert (run["model"], run["instructions"], run["tools"]) == ("m", "Be brief.", [WEATHER])
    assert (run["temperature"], run["top_p"]) == (0.5, 1.0)
    assert run["response_format"] == {"type": "json_object"}
    assert (run["assistant_id"], run["thread_id"]) == (talk.assistant, talk.thread)


def test_a_runs_body_goes_before_its_assistant(service: Any) -> None:
    talk = Talk(service, instructions="Be brief.", tools=[WEATHER])
    sent = {
        "model": "other",
        "instructions": "Be long.",
        "tools": [],
        "temperature": 2,
        "max_completion_tokens": 300,
        "max_prompt_tokens": 400,
        "tool_choice": "none",
        "parallel_tool_calls": False,
        "metadata": {"a": "b"},
    }
    run = talk.ask(**sent, truncation_strategy={"type": "last_messages", "last_messages": 1})
    assert {name: run[name] for name in sent} == sent
    assert run["truncation_strategy"] == {"type": "last_messages", "last_messages": 1}


def test_an_assistant_without_a_temperature_gives_none(talk: Any) -> None:
    seeded = {"id": "asst_1", "model": "o3", "temperature": None, "top_p": None}
    talk.emulator.seed("assistant", seeded)
    run = talk.ask(assistant_id="asst_1")
    assert (run["temperature"], run["top_p"]) == (None, None)


def test_more_instructions_follow_those_of_the_assistant(service: Any) -> None:
    talk = Talk(service, instructions="Be brief.")
    assert talk.ask(additional_instructions="Be kind.")["instructions"] == "Be brief.\nBe kind."
    talk.messages()
    run = talk.ask(instructions="", additional_instructions="Be kind.")
    assert run["instructions"] == "Be kind."


def test_more_messages_come_onto_the_thread_first(talk: Any) -> None:
    run = talk.run(additional_messages=[{"role": "user", "content": "Hello"}])
    talk.look(run, 2)
    said = [message["content"][0]["text"]["value"] for message in talk.messages()]
    assert said == ["Hello", "You asked: Hello"]


def test_a_run_needs_a_users_message_or_instructions(talk: Any, service_v1: Any) -> None:
    wanted = {"assistant_id": talk.assistant}
    refused = talk.service.refused_post(f"{talk.path}/runs", wanted)
    assert (refused[0], refused[1]["code"]) == (400, "invalid_thread")
    assert talk.service.refused_post("/threads/runs", wanted)[0] == 400
    assert talk.run(instructions="Speak.")["status"] == "queued"
    assert service_v1.post("/threads/runs", wanted)["status"] == "queued"


def test_a_run_without_a_question_answers_its_instructions(talk: Any) -> None:
    talk.run(instructions="Speak.")
    assert talk.last_text() == "You asked: Speak."


@pytest.mark.parametrize("path", ["/threads/runs", "/threads/thread_1/runs"])
def test_the_assistant_must_exist(service: Any, path: str) -> None:
    service.emulator.seed("thread", {"id": "thread_1"})
    status, error = service.refused_post(path, {"assistant_id": "asst_x"})
    assert (status, error["message"]) == (404, "No assistant found with id 'asst_x'.")


def test_the_thread_must_exist(talk: Any) -> None:
    wanted = {"assistant_id": talk.assistant}
    assert talk.service.refused_post("/threads/thread_x/runs", wanted)[0] == 404


def test_a_thread_can_be_made_with_its_run(talk: Any) -> None:
    file_id = talk.service.upload()["id"]
    thread = {"messages": [{"role": "user", "content": "Hello"}], "metadata": {"a": "b"}}
    resources = {"code_interpreter": {"file_ids": [file_id]}}
    sent = {"assistant_id": talk.assistant, "thread": thread, "tool_resources": resources}
    run = talk.service.post("/threads/runs", sent)
    made = talk.service.get(f"/threads/{run['thread_id']}")
    assert (made["metadata"], made["tool_resources"]) == ({"a": "b"}, resources)
    listed = talk.service.get(f"/threads/{run['thread_id']}/messages")["data"]
    assert [message["role"] for message in listed] == ["assistant", "user"]


def test_the_first_generations_run_has_the_files_of_its_assistant(seen_v1: Any) -> None:
    file_id = seen_v1.upload()["id"]
    assert Talk(seen_v1, file_ids=[file_id]).ask()["file_ids"] == [file_id]


def test_the_first_generation_makes_text_of_metadata(service_v1: Any) -> None:
    talk = Talk(service_v1)
    assert talk.ask(metadata={"a": True})["metadata"] == {"a": "True"}
