"""Judges the parameters of a run together, and of the thread that is made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.checks.messages import messages_findings
from pytest_assistants.contract.checks.sampling import sampling_findings, speak_of_json
from pytest_assistants.contract.checks.tool_types import tool_findings, type_findings
from pytest_assistants.contract.models.run import NamedTool
from pytest_assistants.contract.models.run_bodies import RunCreate, ThreadRunCreate
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.models.run_bodies import RunOptions
    from pytest_assistants.contract.models.thread import ThreadCreate
    from pytest_assistants.contract.models.tools import Tool
    from pytest_assistants.contract.violations import Violation


def run_findings(sent: RunOptions, judge: Judge) -> list[Violation]:
    """What is wrong, or unwise, with a run's parameters taken together."""
    found = tool_findings(sent.tools or (), judge)
    found += sampling_findings(sent, judge, tells_json=_tells_json(sent))
    if isinstance(sent.tool_choice, NamedTool):
        found += type_findings(sent.tool_choice, judge, "tool_choice")
        found += _choice_findings(sent.tool_choice, sent.tools, judge)
    if isinstance(sent, RunCreate):
        found += messages_findings(sent.additional_messages, judge, "additional_messages")
    if isinstance(sent, ThreadRunCreate) and sent.thread is not None:
        found += messages_findings(sent.thread.messages, judge, "thread.messages")
    return found


def thread_findings(sent: ThreadCreate, judge: Judge) -> list[Violation]:
    """What is wrong with the messages of a thread to be made."""
    return messages_findings(sent.messages, judge, "messages")


def _tells_json(sent: RunOptions) -> bool:
    # Without instructions of its own a run has its assistant's; they may well speak of JSON.
    added = sent.additional_instructions if isinstance(sent, RunCreate) else None
    return sent.instructions is None or speak_of_json(sent.instructions, added)


def _choice_findings(
    chosen: NamedTool, tools: list[Tool] | None, judge: Judge
) -> Iterator[Violation]:
    """A named tool that is not among those sent with it."""
    if tools is None or any(_is(tool, chosen) for tool in tools):
        return
    name = chosen.function.name if chosen.function else chosen.type
    text = f"{name} is not among the tools sent with it{judge.source('tool_choice')}"
    yield judge.find("tool_choice", "tool_choice.absent", text, verdict=Verdict.NOTE, found=name)


def _is(tool: Tool, chosen: NamedTool) -> bool:
    if tool.function is None or chosen.function is None:
        return tool.type == chosen.type
    return tool.function.name == chosen.function.name
