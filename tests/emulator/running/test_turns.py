from __future__ import annotations

from typing import Any

import pytest
from tests.emulator.conftest import Talk, names

from pytest_assistants.contract.outcomes import RUN_FAILURES

CODE = {"type": "code_interpreter"}


@pytest.mark.parametrize("failure", [row.code for row in RUN_FAILURES])
def test_a_run_fails_as_it_is_told_to(talk: Any, failure: str) -> None:
    talk.emulator.reply(failure=failure)
    failed = talk.look(talk.ask(), 2)
    assert (failed["status"], failed["last_error"]["code"]) == ("failed", failure)
    assert failed["failed_at"] == failed["created_at"]
    assert failed["usage"] == {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    assert talk.steps(failed) == []


def test_a_rate_limit_is_a_failed_run_in_the_services_words(talk: Any) -> None:
    talk.emulator.reply(failure="rate_limit_exceeded")
    failed = talk.look(talk.ask(), 2)
    assert failed["last_error"]["message"] == "Rate limit is exceeded. Try again in 39 seconds."


def test_a_reply_can_say_what_it_cost(talk: Any) -> None:
    talk.emulator.reply("Yes.", usage=(12, 3))
    ended = talk.look(talk.ask(), 2)
    assert ended["usage"] == {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15}


@pytest.mark.parametrize("reason", ["max_completion_tokens", "max_prompt_tokens"])
def test_a_run_can_end_incomplete(talk: Any, reason: str) -> None:
    talk.emulator.reply("Once upon a", incomplete=reason)
    talk.say()
    told = dict(talk.stream())
    assert told["thread.run.incomplete"]["incomplete_details"] == {"reason": reason}
    message = told["thread.message.incomplete"]
    assert message["incomplete_details"] == {"reason": "max_tokens"}
    assert (message["incomplete_at"], message["completed_at"]) == (message["created_at"], None)


def test_a_run_may_end_incomplete_with_nothing_said(talk: Any) -> None:
    talk.emulator.reply(incomplete="max_prompt_tokens")
    ended = talk.look(talk.ask(), 2)
    assert (ended["status"], talk.steps(ended)) == ("incomplete", [])


def test_a_reply_is_cut_off_where_the_runs_tokens_end(talk: Any) -> None:
    talk.emulator.reply("one two three four")
    ended = talk.look(talk.ask(max_completion_tokens=2), 2)
    assert ended["status"] == "incomplete"
    assert ended["incomplete_details"] == {"reason": "max_completion_tokens"}
    assert (talk.last_text(), ended["usage"]["completion_tokens"]) == ("one two", 2)
    talk.emulator.reply("one two")
    assert talk.look(talk.ask(max_completion_tokens=2), 2)["status"] == "completed"


def test_code_is_a_step_before_the_message(service: Any) -> None:
    talk = Talk(service, tools=[CODE])
    service.emulator.reply("It is 4.", code="print(2 + 2)")
    talk.say()
    told = talk.stream()
    tools, message = talk.steps(dict(told)["thread.run.completed"])
    (call,) = tools["step_details"]["tool_calls"]
    assert call["code_interpreter"] == {"input": "print(2 + 2)", "outputs": []}
    assert (tools["status"], message["type"]) == ("completed", "message_creation")
    assert names(told)[3:8] == [
        "thread.run.step.created",
        "thread.run.step.in_progress",
        "thread.run.step.delta",
        "thread.run.step.completed",
        "thread.run.step.created",
    ]
    created = dict(told[:4])["thread.run.step.created"]
    assert created["step_details"] == {"type": "tool_calls", "tool_calls": []}


def test_what_code_prints_is_told_last(service: Any) -> None:
    talk = Talk(service, tools=[CODE])
    service.emulator.reply("It is 4.", code="print(2 + 2)", logs="4\n")
    talk.say()
    told = talk.stream()
    deltas = [data["delta"] for name, data in told if name == "thread.run.step.delta"]
    pieces = [each["step_details"]["tool_calls"][0]["code_interpreter"] for each in deltas]
    printed = {"type": "logs", "logs": "4\n"}
    assert pieces[0] == {"input": "", "outputs": []}
    assert pieces[-1] == {"outputs": [{"index": 0, **printed}]}
    (call,) = talk.steps(dict(told)["thread.run.completed"])[0]["step_details"]["tool_calls"]
    assert call["code_interpreter"]["outputs"] == [printed]


def test_code_may_be_all_there_is(service: Any) -> None:
    talk = Talk(service, tools=[CODE])
    service.emulator.reply(code="pass")
    ended = talk.look(talk.ask(), 2)
    assert [step["type"] for step in talk.steps(ended)] == ["tool_calls"]
