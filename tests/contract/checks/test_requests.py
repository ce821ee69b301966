from typing import Any

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_interaction, check_request
from pytest_assistants.contract.violations import Verdict, Violation

AZURE = "https://res.openai.azure.com/openai"
V1, V2 = Generation.V1, Generation.V2
DOCUMENTED, OBSERVED = Profile.DOCUMENTED, Profile.OBSERVED


def rules(found: list[Violation]) -> list[tuple[str, str, str]]:
    return [(finding.verdict.value, finding.path, finding.rule) for finding in found]


def create(**body: Any) -> list[tuple[str, str, str]]:
    return rules(check_request({"model": "m", **body}, operation="assistants.create"))


def post(path: str, body: bytes = b"{}", **headers: str) -> wire.Request:
    return wire.Request("POST", f"{AZURE}{path}", tuple(headers.items()), body)


@pytest.mark.parametrize(
    ("query", "finding"),
    [
        ("", ("violation", "api-version", "api_version.missing")),
        ("?api-version=2024", ("violation", "api-version", "api_version.malformed")),
        ("?api-version=2031-01-01-preview", ("note", "api-version", "api_version.unknown")),
    ],
)
def test_a_wrong_api_version_is_found(query: str, finding: tuple[str, str, str]) -> None:
    (found,) = check_request(post(f"/threads{query}"))

    assert rules([found]) == [finding]
    assert found.found == query.partition("=")[2]


@pytest.mark.parametrize(
    ("generation", "profile", "expected"),
    [
        (V1, DOCUMENTED, []),
        (V1, OBSERVED, []),
        (V2, DOCUMENTED, [("note", "", "operation.refused")]),
        (V2, OBSERVED, [("violation", "", "operation.unavailable")]),
    ],
)
def test_assistant_files_exist_in_v2_only_as_documented(
    generation: Generation, profile: Profile, expected: list[tuple[str, str, str]]
) -> None:
    found = check_request(
        {"file_id": "f"},
        operation="assistant_files.create",
        generation=generation,
        profile=profile,
    )

    assert rules(found) == expected


@pytest.mark.parametrize(
    ("generation", "profile", "expected"),
    [
        (V1, DOCUMENTED, []),
        (V1, OBSERVED, []),
        (V2, DOCUMENTED, [("note", "file_ids", "parameter.refused")]),
        (V2, OBSERVED, [("violation", "file_ids", "unknown_parameter")]),
    ],
)
@pytest.mark.parametrize("operation", ["assistants.create", "assistants.modify"])
def test_file_ids_exist_in_v2_only_as_documented(
    generation: Generation,
    profile: Profile,
    expected: list[tuple[str, str, str]],
    operation: str,
) -> None:
    body = {"model": "m", "file_ids": ["assistant-1"]}

    found = check_request(body, operation=operation, generation=generation, profile=profile)

    assert rules(found) == expected


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("operation", ["assistants.create", "threads.create", "threads.modify"])
def test_tool_resources_do_not_exist_in_v1(operation: str, profile: Profile) -> None:
    body: dict[str, object] = {"tool_resources": {}}
    body |= {"model": "m"} if operation == "assistants.create" else {}

    found = check_request(body, operation=operation, generation=V1, profile=profile)

    assert rules(found) == [("violation", "tool_resources", "unknown_parameter")]


def test_what_only_the_service_takes_is_noted_where_documented() -> None:
    body = {"temperature": 0.5, "tool_resources": {}}

    assert rules(check_request(body, operation="assistants.modify")) == [
        ("note", "temperature", "undocumented"),
        ("note", "tool_resources", "undocumented"),
    ]
    assert check_request(body, operation="assistants.modify", profile=OBSERVED) == []


def test_strict_turns_notes_into_violations() -> None:
    found = check_request({"file_ids": []}, operation="assistants.modify", strict=True)

    assert rules(found) == [("violation", "file_ids", "parameter.refused")]


def test_an_unknown_parameter_names_the_nearest_known_one() -> None:
    body = {"model": "m", "instruction": "x", "zzz": 1}

    first, second = check_request(body, operation="assistants.create")

    assert (first.path, first.rule) == ("instruction", "unknown_parameter")
    assert first.message.endswith("did you mean instructions?")
    assert "did you mean" not in second.message


@pytest.mark.parametrize(
    ("operation", "body", "meant"),
    [
        (
            "assistants.modify",
            {"tools": [{"type": "function", "function": {"name": "f", "paramters": {}}}]},
            "tools[0].function.parameters",
        ),
        ("threads.create", {"tool_resources": {"file_serch": {}}}, "tool_resources.file_search"),
    ],
)
def test_the_nearest_parameter_is_named_with_what_it_stands_in(
    operation: str, body: dict[str, Any], meant: str
) -> None:
    found = check_request(body, operation=operation)

    (unknown,) = (each for each in found if each.rule == "unknown_parameter")
    assert unknown.message.endswith(f"; did you mean {meant}?")


@pytest.mark.parametrize(
    ("operation", "name"), [("messages.create", "thread_ids"), ("threads.create", "tool_resource")]
)
def test_no_parameter_is_named_that_could_not_be_sent(operation: str, name: str) -> None:
    body = {"role": "user", "content": "x"} if operation == "messages.create" else {}

    (unknown,) = check_request({**body, name: 1}, operation=operation, generation=V1)

    assert unknown.rule == "unknown_parameter"
    assert "did you mean" not in unknown.message


def test_unknown_parameters_are_found_at_every_depth() -> None:
    body = {
        "messages": [{"role": "user", "content": "x", "name": "n"}],
        "tool_resources": {"file_search": {"vector_stores": [{"nme": 1}]}, "browser": {}},
    }

    assert sorted(rules(check_request(body, operation="threads.create"))) == [
        ("violation", "messages[0].name", "unknown_parameter"),
        ("violation", "tool_resources.browser", "unknown_parameter"),
        ("violation", "tool_resources.file_search.vector_stores[0].nme", "unknown_parameter"),
    ]


def test_an_unknown_query_parameter_is_found_on_any_operation() -> None:
    get = wire.Request("GET", f"{AZURE}/threads/t?api-version=2024-05-01-preview&limit=3")

    assert rules(check_request(get)) == [("violation", "limit", "unknown_parameter")]


def test_unknown_and_broken_parameters_are_found_together() -> None:
    assert create(name="x" * 257, colour="red") == [
        ("violation", "name", "assistant.name"),
        ("violation", "colour", "unknown_parameter"),
    ]


def test_a_message_to_start_with_follows_its_generation() -> None:
    message = {"role": "user", "content": "x", "file_ids": [], "attachments": []}
    body = {"messages": [message]}

    assert rules(check_request(body, operation="threads.create", profile=OBSERVED)) == [
        ("violation", "messages[0].file_ids", "unknown_parameter")
    ]
    assert rules(
        check_request(body, operation="threads.create", generation=V1, profile=OBSERVED)
    ) == [("violation", "messages[0].attachments", "unknown_parameter")]


def test_a_message_needs_a_known_role_and_content() -> None:
    body = {"messages": [{"role": "system", "content": 1}, {}]}

    assert rules(check_request(body, operation="threads.create")) == [
        ("violation", "messages[0].role", "enum"),
        ("violation", "messages[0].content", "type"),
        ("violation", "messages[1].role", "required"),
        ("violation", "messages[1].content", "required"),
    ]


@pytest.mark.parametrize(("generation", "verdict"), [(V1, Verdict.NOTE), (V2, Verdict.VIOLATION)])
@pytest.mark.parametrize("profile", Profile)
def test_a_boolean_in_metadata_was_taken_by_v1_alone(
    generation: Generation, verdict: Verdict, profile: Profile
) -> None:
    (found,) = check_request(
        {"metadata": {"a": True}},
        operation="threads.modify",
        generation=generation,
        profile=profile,
    )

    assert (found.verdict, found.path, found.rule, found.found) == (
        verdict,
        "metadata.a",
        "type",
        "a boolean",
    )


@pytest.mark.parametrize("value", [1, 1.5, [], {}, None])
def test_metadata_takes_no_other_values_than_texts(value: object) -> None:
    found = check_request({"metadata": {"a": value}}, operation="threads.create", generation=V1)

    assert rules(found) == [("violation", "metadata.a", "type")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model", None),
        ("name", 1),
        ("description", []),
        ("instructions", {}),
        ("tools", {}),
        ("tools", None),
        ("file_ids", "assistant-1"),
        ("metadata", []),
        ("temperature", "1"),
        ("temperature", True),
        ("top_p", "1"),
        ("response_format", 1),
    ],
)
def test_a_parameter_of_the_wrong_type_is_found(name: str, value: object) -> None:
    assert ("violation", name, "type") in create(**{name: value})


@pytest.mark.parametrize(
    "name",
    ["name", "description", "instructions", "metadata", "temperature", "top_p", "response_format"],
)
def test_null_is_taken_where_the_page_says_or_null(name: str) -> None:
    assert create(**{name: None}) == []


def test_vector_stores_and_their_ids_exclude_each_other() -> None:
    search = {"vector_store_ids": ["vs_1"], "vector_stores": [{"file_ids": []}]}

    found = check_request({"tool_resources": {"file_search": search}}, operation="threads.create")

    assert rules(found) == [("violation", "tool_resources.file_search", "file_search.exclusive")]
    search["vector_stores"] = []
    assert (
        check_request({"tool_resources": {"file_search": search}}, operation="threads.create") == []
    )


@pytest.mark.parametrize("limit", ["0", "101", "-1"])
def test_a_page_of_another_size_breaks_the_limit(limit: str) -> None:
    get = wire.Request("GET", f"{AZURE}/assistants?api-version=2024-05-01-preview&limit={limit}")

    assert rules(check_request(get)) == [("violation", "limit", "page.limit")]


@pytest.mark.parametrize("limit", ["many", "2.5", ""])
def test_a_limit_that_is_no_integer_is_found(limit: str) -> None:
    get = wire.Request("GET", f"{AZURE}/assistants?api-version=2024-05-01-preview&limit={limit}")

    assert rules(check_request(get)) == [("violation", "limit", "type")]


def test_an_order_is_asc_or_desc() -> None:
    found = check_request({"order": "up", "after": "a", "before": "b"}, operation="assistants.list")

    assert rules(found) == [("violation", "order", "enum")]
    assert found[0].message.startswith("'up' is none of 'asc' and 'desc'")


def accepted(request: wire.Request, status: int = 200) -> list[tuple[str, str, str]]:
    interaction = wire.Interaction(request, wire.Response(status, (), b"{}"))
    found = check_interaction(interaction, profile=OBSERVED)
    return rules([finding for finding in found if finding.side == "request"])


def test_what_the_upstream_accepted_is_drift_and_after_a_refusal_the_explanation() -> None:
    request = post(
        "/assistants?api-version=2024-05-01-preview&timeout=3",
        b'{"model": "m", "file_ids": [], "colour": "red"}',
    )
    names = ("timeout", "file_ids", "colour")

    assert accepted(request) == [("drift", name, "unknown_parameter") for name in names]
    assert accepted(request, 400) == [("violation", name, "unknown_parameter") for name in names]


def test_an_operation_that_was_answered_exists() -> None:
    request = post("/assistants/a/files?api-version=2024-05-01-preview", b'{"file_id": "f"}')

    assert accepted(request) == [("drift", "", "operation.unavailable")]


def test_a_broken_limit_stays_a_violation_though_accepted() -> None:
    request = post("/assistants?api-version=2024-05-01-preview", b'{"model": 1}')

    assert accepted(request) == [("violation", "model", "type")]
