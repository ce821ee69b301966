from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator.replies import Replies, Reply, ToolCall, tool_call


def test_a_tool_call_writes_its_arguments_as_a_model_would() -> None:
    assert tool_call("f", city="Zürich", days=2) == ToolCall("f", '{"city":"Zürich","days":2}')
    assert tool_call("f") == ToolCall("f", "{}")


def test_replies_are_taken_in_their_order_each_by_its_own_assistant() -> None:
    replies = Replies()
    any_one, own, other = Reply("a"), Reply("b", assistant="asst_1"), Reply("c", assistant="asst_2")
    for reply in (other, any_one, own):
        replies.add(reply)
    assert replies.take("asst_1") is any_one
    assert replies.take("asst_1") is own
    assert replies.take("asst_1") is None
    assert replies.take("asst_2") is other


def test_replies_can_be_forgotten() -> None:
    replies = Replies()
    replies.add(Reply("a"))
    replies.clear()
    assert replies.take("asst_1") is None


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "a reply says a text, calls tools, fails, ends incomplete or never ends"),
        ({"failure": "tired"}, "no run fails with 'tired'; the codes are rate_limit_exceeded, "),
        ({"text": "x", "incomplete": "bored"}, "no run ends for 'bored'; the reasons are max_"),
        ({"text": "x", "usage": (1, 2, 3)}, "usage is two numbers, of prompt and completion"),
        ({"tool_calls": ["f"]}, "tool_calls are made with tool_call(name, argument=value), not"),
        ({"text": "x", "failure": "server_error"}, "a reply that fails or never ends says noth"),
        ({"code": "1", "endless": True}, "a reply that fails or never ends says nothing"),
    ],
)
def test_nonsense_is_one_clear_sentence(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its text is compared below
        Reply(**given)
    assert str(raised.value).startswith(problem)


def test_the_emulator_queues_what_a_test_writes(talk: Any) -> None:
    written = talk.emulator.reply("First.")
    talk.emulator.reply("Second.")
    assert written == Reply("First.")
    talk.ask()
    assert talk.last_text() == "First."
    talk.ask()
    assert talk.last_text() == "Second."
    talk.ask("And now?")
    assert talk.last_text() == "You asked: And now?"


def test_a_reply_may_belong_to_one_assistant(talk: Any, service: Any) -> None:
    other = service.post("/assistants", {"model": "m"})["id"]
    talk.emulator.reply("From the other.", assistant=other)
    talk.ask("Who?")
    assert talk.last_text() == "You asked: Who?"
    talk.ask("Who?", assistant_id=other)
    assert talk.last_text() == "From the other."


def test_a_reset_forgets_replies(talk: Any) -> None:
    talk.emulator.reply("Never said.")
    talk.emulator.reset()
    assert talk.emulator._world.replies.take(talk.assistant) is None
