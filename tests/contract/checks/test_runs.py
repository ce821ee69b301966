from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.validators import check_request
from pytest_assistants.contract.violations import Verdict, Violation

ADD = {"type": "function", "function": {"name": "add"}}
CODE = {"type": "code_interpreter"}
JSON_MODE = {"type": "json_object"}


def asked(generation: str = "v2", **body: Any) -> list[tuple[str, str, str]]:
    found = check_request(
        {"assistant_id": "asst_1", **body},
        operation="runs.create",
        generation=Generation(generation),
    )
    return [told(one) for one in found]


def told(finding: Violation) -> tuple[str, str, str]:
    return finding.verdict.value, finding.path, finding.rule


@pytest.mark.parametrize(
    "chosen",
    ["none", "auto", "required", None, CODE, {"type": "function", "function": {"name": "add"}}],
)
def test_a_choice_among_the_tools_is_lawful(chosen: object) -> None:
    assert asked(tools=[CODE, ADD], tool_choice=chosen) == []
    assert asked(tool_choice=chosen) == []


@pytest.mark.parametrize(
    ("chosen", "place", "rule"),
    [
        ("any", "tool_choice", "enum"),
        (3, "tool_choice", "type"),
        ({}, "tool_choice.type", "required"),
        ({"type": "function"}, "tool_choice.function", "required"),
        ({"type": "function", "function": {}}, "tool_choice.function.name", "required"),
        ({"type": "code-interpreter"}, "tool_choice.type", "tool.type"),
        ({"type": "retrieval"}, "tool_choice.type", "tool.type"),
    ],
)
def test_a_choice_of_no_tool_breaks_the_contract(chosen: object, place: str, rule: str) -> None:
    assert asked(tool_choice=chosen) == [("violation", place, rule)]


@pytest.mark.parametrize(
    ("chosen", "tools"),
    [
        (ADD, []),
        (ADD, [CODE]),
        (ADD, [{"type": "function", "function": {"name": "subtract"}}]),
        (CODE, [ADD]),
    ],
)
def test_a_choice_of_a_tool_that_is_not_sent_is_noted(chosen: object, tools: list[object]) -> None:
    assert asked(tools=tools, tool_choice=chosen) == [("note", "tool_choice", "tool_choice.absent")]


def test_a_runs_tools_are_those_of_its_generation() -> None:
    tools = [{"type": "file_search"}, {"type": "retrieval"}]

    assert asked("v2", tools=tools) == [("violation", "tools[1].type", "tool.type")]
    assert asked("v1", tools=tools) == [("violation", "tools[0].type", "tool.type")]


def test_sampling_in_two_ways_is_noted() -> None:
    assert asked(temperature=0.5, top_p=0.5) == [("note", "top_p", "sampling.both")]
    assert asked(temperature=0.5, top_p=1) == []


@pytest.mark.parametrize(
    ("texts", "noted"),
    [
        ({}, False),
        ({"instructions": "Answer in JSON."}, False),
        ({"instructions": "Answer.", "additional_instructions": "Use json."}, False),
        ({"instructions": "Answer."}, True),
    ],
)
def test_json_mode_needs_the_word(texts: dict[str, str], noted: bool) -> None:  # noqa: FBT001 - a table's column
    found = asked(response_format=JSON_MODE, **texts)

    assert found == ([("note", "response_format", "response_format.json")] if noted else [])


def test_json_mode_of_a_run_with_its_thread_needs_the_word_too() -> None:
    body = {"assistant_id": "asst_1", "instructions": "x", "response_format": JSON_MODE}

    (found,) = check_request(body, operation="threads.create_and_run")

    assert (found.verdict, found.rule) == (Verdict.NOTE, "response_format.json")


def test_truncation_to_the_last_messages_tells_how_many() -> None:
    assert asked(truncation_strategy={"type": "auto"}) == []
    assert asked(truncation_strategy={"type": "last_messages", "last_messages": 1}) == []
    assert asked(truncation_strategy={"type": "last_messages"}) == [
        ("violation", "truncation_strategy.last_messages", "required")
    ]


def test_few_tokens_are_noted_since_the_service_took_them() -> None:
    assert asked(max_prompt_tokens=255, max_completion_tokens=16) == [
        ("note", "max_prompt_tokens", "run.max_prompt_tokens"),
        ("note", "max_completion_tokens", "run.max_completion_tokens"),
    ]
