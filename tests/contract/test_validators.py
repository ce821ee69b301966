from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from openai.types.beta import Thread

from pytest_assistants import wire
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.models import AssistantCreate, AssistantModify
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import (
    assert_request,
    assert_response,
    check_interaction,
    check_request,
    check_response,
)
from pytest_assistants.errors import ContractViolated

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.contract.violations import Violation

    Making = Callable[[str], dict[str, Any]]

AZURE = "https://res.openai.azure.com/openai"
V2 = "?api-version=2024-05-01-preview"

EXAMPLES: list[tuple[str, str, object]] = [
    (
        "POST",
        f"/assistants{V2}",
        {
            "instructions": "You are an AI assistant that can write code to help answer math"
            " questions",
            "model": "<REPLACE WITH MODEL DEPLOYMENT NAME>",
            "tools": [{"type": "code_interpreter"}],
        },
    ),
    ("POST", f"/assistants/asst_abc123/files{V2}", {"file_id": "assistant-abc123"}),
    ("GET", f"/assistants{V2}&order=desc&limit=20", None),
    ("GET", f"/assistants/asst_abc123/files{V2}", None),
    ("GET", f"/assistants/asst_abc123{V2}", None),
    ("GET", f"/assistants/asst_abc123/files/assistant-abc123{V2}", None),
    (
        "POST",
        f"/assistants/asst_abc123{V2}",
        {
            "instructions": "You are an HR bot, and you have access to files to answer employee"
            " questions about company policies. Always respond with info from either of the"
            " files.",
            "name": "HR Helper",
            "tools": [{"type": "code_interpreter"}],
            "model": "gpt-4",
            "file_ids": ["assistant-abc123", "assistant-abc456"],
        },
    ),
    ("DELETE", f"/assistants/asst_abc123{V2}", None),
    ("DELETE", f"/assistants/asst_abc123/files/assistant-abc123{V2}", None),
    ("POST", "/threads?api-version=2024-08-01-preview", None),
    ("GET", "/threads/thread_abc123?api-version=2024-08-01-preview", None),
    (
        "POST",
        "/threads/thread_abc123?api-version=2024-08-01-preview",
        {"metadata": {"modified": "true", "user": "abc123"}},
    ),
    ("DELETE", f"/threads/thread_abc123{V2}", None),
]


def request(method: str, path: str, body: object = None) -> wire.Request:
    raw = b"" if body is None else json.dumps(body).encode()
    return wire.Request(method, f"{AZURE}{path}", (), raw)


def rules(found: list[Violation]) -> list[tuple[str, str]]:
    return [(finding.verdict.value, finding.rule) for finding in found]


@pytest.mark.parametrize(("method", "path", "body"), EXAMPLES)
def test_every_example_of_the_pages_keeps_the_documented_contract(
    method: str, path: str, body: object
) -> None:
    found = check_request(request(method, path, body))

    assert {verdict for verdict, _ in rules(found)} <= {"note"}


def test_the_modify_example_of_the_pages_has_a_wrong_tool_type() -> None:
    found = check_request(
        request("POST", f"/assistants/a{V2}", {"tools": [{"type": "code-interpreter"}]})
    )

    assert rules(found) == [("violation", "tool.type")]


def test_a_request_tells_its_operation_and_generation() -> None:
    (found,) = check_request(
        request("POST", "/assistants?api-version=2024-02-15-preview", {"tool_resources": {}})
    )[1:]

    assert (found.operation, found.side) == ("assistants.create", "request")
    assert "v1" in found.message


def test_a_given_operation_and_generation_hold_over_the_requests() -> None:
    sent = wire.Request("POST", f"{AZURE}/elsewhere{V2}", (), b'{"tool_resources": {}}')

    found = check_request(sent, operation="threads.create", generation=Generation.V1)

    assert rules(found) == [("violation", "unknown_parameter")]


def test_a_request_of_another_api_has_no_findings() -> None:
    sent = wire.Request("POST", f"{AZURE}/deployments/d/chat/completions", (), b"nonsense")

    assert check_request(sent) == []
    assert check_interaction(wire.Interaction(sent, wire.Response(500))) == []


def test_a_model_or_a_dict_is_judged_with_its_operation() -> None:
    assert check_request(AssistantCreate(model="m"), operation="assistants.create") == []
    assert check_request({}, operation="threads.retrieve") == []
    found = check_request(AssistantModify(name="x"), operation="assistants.create")
    assert rules(found) == [("violation", "required")]


def test_a_body_without_its_operation_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValueError, match=r"does not tell its operation: name it"):
        check_request({"model": "m"})


def test_an_unknown_operation_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"did you mean 'assistants\.create'"):
        check_request({}, operation="assistant.create")


def test_what_is_no_request_and_no_data_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot judge a int"):
        check_request(3, operation="assistants.create")


def test_a_response_is_judged_by_the_request_it_remembers(whole: Making) -> None:
    asked = httpx.Request("GET", f"{AZURE}/threads/t{V2}")
    answer = httpx.Response(200, json=whole("assistant"), request=asked)

    found = check_response(answer)

    assert ("violation", "object") in rules(found)
    assert found[0].operation == "threads.retrieve"


def test_a_response_is_judged_by_the_request_given_to_it(whole: Making) -> None:
    v1 = wire.Request("GET", f"{AZURE}/assistants/a?api-version=2024-02-15-preview")

    answer = wire.Response(200, (), json.dumps(whole("assistant")).encode())

    assert check_response(answer, request=v1, profile=Profile.OBSERVED) == []


def test_a_list_is_held_against_the_request_given_with_it(whole: Making) -> None:
    entry = whole("assistant")
    page = {**whole("list"), "data": [entry] * 3, "first_id": entry["id"], "last_id": entry["id"]}

    def found(query: str) -> list[tuple[str, str]]:
        asked = wire.Request("GET", f"{AZURE}/assistants{V2}{query}")
        return [each for each in rules(check_response(page, request=asked)) if "page" in each[1]]

    assert found("&limit=3") == []
    assert found("&limit=2") == [("violation", "page.limit")]


def test_a_response_to_another_apis_request_has_no_findings(whole: Making) -> None:
    asked = wire.Request("GET", f"{AZURE}/batches/b{V2}")

    assert check_response({**whole("thread"), "id": 3}, request=asked) == []


@pytest.mark.parametrize(
    "answer",
    [{}, {"object": "batch"}, wire.Response(200, (), b"text"), wire.Response(304)],
)
def test_an_answer_the_contract_cannot_place_has_no_findings(answer: object) -> None:
    assert check_response(answer) == []


def test_an_sdk_object_is_judged_by_its_object(whole: Making) -> None:
    assert check_response(Thread.construct(**whole("thread"))) == []
    found = check_response(Thread.construct(**{**whole("thread"), "metadata": None}))
    assert rules(found) == [("violation", "type")]


def test_an_error_is_judged_wherever_it_comes_from() -> None:
    assert rules(check_response(wire.Response(404, (), b'{"error": {}}'))) == [
        ("violation", "always")
    ]


def test_strict_notes_of_an_answer_are_violations(whole: Making) -> None:
    answer = {**whole("assistant"), "instructions": "x" * 32_769}

    assert rules(check_response(answer)) == [("note", "assistant.instructions.object")]
    assert rules(check_response(answer, strict=True)) == [
        ("violation", "assistant.instructions.object")
    ]


def test_an_interaction_is_judged_on_both_sides(whole: Making) -> None:
    answer = wire.Response(200, (), json.dumps({**whole("thread"), "id": 3}).encode())
    sent = request("POST", f"/threads{V2}", {"metadata": {"a": 1}})

    found = check_interaction(wire.Interaction(sent, answer), strict=True)

    assert [(finding.side, finding.path) for finding in found] == [
        ("request", "metadata.a"),
        ("response", "id"),
    ]


def test_asserting_raises_all_violations_and_lets_notes_pass(whole: Making) -> None:
    assert_request({"file_ids": []}, operation="assistants.modify")
    assert_response(whole("thread"))
    with pytest.raises(ContractViolated, match=r"(?s)name: .*\[assistant.name\]\n.*\[required\]"):
        assert_request({"tools": [{}], "name": "x" * 257}, operation="assistants.modify")
    with pytest.raises(AssertionError, match=r"created_at"):
        assert_response({**whole("thread"), "created_at": "x"})


def test_a_finding_tells_limit_value_and_source() -> None:
    (found,) = check_request({"metadata": {"a": "x" * 513}}, operation="threads.create")

    assert str(found) == (
        "violation  threads.create request  metadata.a: 513 characters found, at most 512"
        " characters allowed (Azure OpenAI Assistants API reference, 2024-05-01-preview)"
        " [metadata.value]"
    )
