"""A failing test's report carries what was said on its threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

TESTS = """
import os
import pytest
from pytest_assistants import tool_call

def ask(client, assistant, thread):
    threads = client.beta.threads
    threads.messages.create(thread.id, role="user", content="Is it  sunny in Ulm?")
    run = threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id)
    (asked,) = run.required_action.submit_tool_outputs.tool_calls
    threads.runs.submit_tool_outputs_and_poll(
        thread_id=thread.id, run_id=run.id,
        tool_outputs=[{"tool_call_id": asked.id, "output": "sunny"}],
    )
    return threads.messages.list(thread.id).data[0].content[0].text.value

def test_weather(assistants_emulator, azure_openai, assistant, thread):
    assistants_emulator.reply("It is sunny.", tool_calls=[tool_call("weather", city="Ulm")])
    assert ask(azure_openai, assistant, thread) == os.environ.get("EXPECTED", "It is sunny.")

def test_silent(assistant):
    assert "EXPECTED" not in os.environ

@pytest.fixture
def broken_later():
    yield
    assert "EXPECTED" not in os.environ

def test_twice(broken_later, azure_openai, thread):
    azure_openai.beta.threads.messages.create(thread.id, role="user", content="Once.")
    assert "EXPECTED" not in os.environ
"""

SECTION = "*- assistants: the conversation -*"


def test_it_is_told_once_in_each_mode_and_only_where_something_was_said(project: Project) -> None:
    project.write(test_x=TESTS)
    project.record().assert_outcomes(passed=3)
    project.environment["EXPECTED"] = "rain"

    for options in ((), ("--assistants-emulate",)):
        result = project.run(*options)

        result.assert_outcomes(failed=3, errors=1)
        result.stdout.fnmatch_lines(
            [
                SECTION,
                "thread_*",
                "  user       Is it sunny in Ulm?",
                "  run        queued → in_progress → requires_action",
                '  calls      weather({"city":"Ulm"})',
                "  output     sunny",
                "  run        queued → in_progress → completed",
                "  assistant  It is sunny.",
            ]
        )
        titles = [line for line in result.outlines if "assistants: the conversation" in line]
        assert len(titles) == 2
        assert result.outlines.count("  user       Once.") == 1
