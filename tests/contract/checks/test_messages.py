from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_request
from pytest_assistants.contract.violations import Verdict

WRITTEN: dict[str, Any] = {"role": "assistant", "content": "hello"}
PICTURED: dict[str, Any] = {
    "role": "user",
    "content": [
        {"type": "text", "text": "look"},
        {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}},
    ],
}
ATTACHED: dict[str, Any] = {
    "role": "user",
    "content": "hello",
    "attachments": [
        {"file_id": "file-1"},
        {"file_id": "file-2", "tools": [{"type": "file_search"}, {"type": "retrieval"}]},
    ],
}
PLACES = [
    ("messages.create", "", lambda message: message),
    ("threads.create", "messages[0].", lambda message: {"messages": [message]}),
    (
        "runs.create",
        "additional_messages[0].",
        lambda message: {"assistant_id": "asst_1", "additional_messages": [message]},
    ),
    (
        "threads.create_and_run",
        "thread.messages[0].",
        lambda message: {"assistant_id": "asst_1", "thread": {"messages": [message]}},
    ),
]


@pytest.mark.parametrize(("operation", "prefix", "body"), PLACES)
@pytest.mark.parametrize("message", [WRITTEN, PICTURED])
def test_v2_takes_assistants_words_and_pictures(
    operation: str, prefix: str, body: Any, message: dict[str, Any]
) -> None:
    assert check_request(body(message), operation=operation) == [], prefix


@pytest.mark.parametrize(("operation", "prefix", "body"), PLACES)
@pytest.mark.parametrize(("message", "place"), [(WRITTEN, "role"), (PICTURED, "content[1].type")])
def test_words_that_came_with_v2_are_noted_in_v1(
    operation: str, prefix: str, body: Any, message: dict[str, Any], place: str
) -> None:
    (found,) = check_request(body(message), operation=operation, generation=Generation.V1)

    assert (found.verdict, found.path, found.rule) == (Verdict.NOTE, f"{prefix}{place}", "enum")
    assert "came after v1" in found.message


@pytest.mark.parametrize(("operation", "prefix", "body"), PLACES)
def test_an_attachments_tool_of_another_generation_breaks_the_contract(
    operation: str, prefix: str, body: Any
) -> None:
    (found,) = check_request(body(ATTACHED), operation=operation)

    assert (found.path, found.rule) == (f"{prefix}attachments[1].tools[1].type", "tool.type")


@pytest.mark.parametrize(
    ("field", "value", "generation"),
    [("file_ids", ["file-1"], "v2"), ("attachments", [{"file_id": "file-1"}], "v1")],
)
@pytest.mark.parametrize("profile", Profile)
def test_a_generation_attaches_files_in_its_own_way(
    field: str, value: object, generation: str, profile: Profile
) -> None:
    found = check_request(
        {"role": "user", "content": "hello", field: value},
        operation="messages.create",
        generation=Generation(generation),
        profile=profile,
    )

    assert "unknown_parameter" in [one.rule for one in found]
    assert {one.path.partition("[")[0] for one in found} == {field}


@pytest.mark.parametrize(
    ("content", "place", "rule"),
    [
        ("", "content", "message.content"),
        ([{"type": "text"}], "content[0].text", "required"),
        ([{"type": "refusal", "refusal": "no"}], "content[0].type", "enum"),
        ([{"text": "hello"}], "content[0].type", "required"),
        ({"type": "text", "text": "hello"}, "content", "type"),
    ],
)
def test_a_content_that_says_nothing_breaks_the_contract(
    content: object, place: str, rule: str
) -> None:
    found = check_request({"role": "user", "content": content}, operation="messages.create")

    assert (found[0].path, found[0].rule) == (place, rule)
