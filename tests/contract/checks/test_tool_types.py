import pytest

from pytest_assistants import wire
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import (
    check_interaction,
    check_request,
    check_response,
)
from pytest_assistants.contract.violations import Verdict, Violation

URL = "https://res.openai.azure.com/openai/assistants?api-version=2024-05-01-preview"


def asked(kind: str, generation: str, profile: Profile = Profile.DOCUMENTED) -> list[Violation]:
    tool = {"type": kind, "function": {"name": "f"}} if kind == "function" else {"type": kind}
    return check_request(
        {"model": "m", "tools": [tool]},
        operation="assistants.create",
        generation=Generation(generation),
        profile=profile,
    )


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(
    ("kind", "generation"),
    [
        ("code_interpreter", "v1"),
        ("code_interpreter", "v2"),
        ("function", "v1"),
        ("function", "v2"),
        ("retrieval", "v1"),
        ("file_search", "v2"),
    ],
)
def test_a_generation_takes_its_own_tool_types(
    kind: str, generation: str, profile: Profile
) -> None:
    assert asked(kind, generation, profile) == []


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(
    ("kind", "generation"),
    [("retrieval", "v2"), ("file_search", "v1"), ("openapi", "v2"), ("x", "v2")],
)
def test_a_request_of_another_tool_type_breaks_the_contract(
    kind: str, generation: str, profile: Profile
) -> None:
    (found,) = asked(kind, generation, profile)

    assert (found.verdict, found.path, found.rule, found.found) == (
        Verdict.VIOLATION,
        "tools[0].type",
        "tool.type",
        kind,
    )


def test_the_hyphen_of_a_pages_example_is_told_with_a_hint() -> None:
    (found,) = asked("code-interpreter", "v2")

    assert found.verdict is Verdict.VIOLATION
    assert found.message.endswith("did you mean code_interpreter?")


def test_a_function_tool_needs_its_function() -> None:
    body = {"tools": [{"type": "code_interpreter"}, {"type": "function"}]}

    (found,) = check_request(body, operation="assistants.modify")

    assert (found.path, found.rule) == ("tools[1].function", "required")


def answered(kind: str, generation: str = "v2") -> list[Violation]:
    answer = {
        "id": "asst_1",
        "object": "assistant",
        "created_at": 1,
        "name": None,
        "description": None,
        "model": "m",
        "instructions": None,
        "tools": [{"type": kind}],
        "file_ids": [],
        "metadata": {},
    }
    return check_response(answer, generation=Generation(generation))


@pytest.mark.parametrize(
    ("kind", "generation"), [("retrieval", "v2"), ("file_search", "v1"), ("bing_grounding", "v2")]
)
def test_an_answer_may_show_tools_from_elsewhere(kind: str, generation: str) -> None:
    (found,) = answered(kind, generation)

    assert (found.verdict, found.rule) == (Verdict.DRIFT, "tool.type")


def test_an_answer_with_a_type_known_nowhere_breaks_the_contract() -> None:
    (found,) = answered("code-interpreter")

    assert (found.verdict, found.side) == (Verdict.VIOLATION, "response")


def test_an_answered_function_tool_needs_its_function() -> None:
    (found,) = answered("function")

    assert (found.path, found.rule) == ("tools[0].function", "always")


def test_a_successors_tool_that_was_accepted_is_drift() -> None:
    body = b'{"model": "m", "tools": [{"type": "openapi"}, {"type": "code-interpreter"}]}'
    interaction = wire.Interaction(
        wire.Request("POST", URL, (), body), wire.Response(200, (), b"{}")
    )

    found = [finding for finding in check_interaction(interaction) if finding.side == "request"]

    assert {finding.path: finding.verdict for finding in found} == {
        "tools[1].type": Verdict.VIOLATION
    }


def test_a_successors_tool_alone_is_accepted_as_drift() -> None:
    body = b'{"model": "m", "tools": [{"type": "openapi"}]}'
    interaction = wire.Interaction(
        wire.Request("POST", URL, (), body), wire.Response(200, (), b"{}")
    )

    found = [finding for finding in check_interaction(interaction) if finding.side == "request"]

    assert [finding.verdict for finding in found] == [Verdict.DRIFT]
