import pytest

from pytest_assistants import wire
from pytest_assistants.contract.boundaries import below, beyond
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.refusals import REFUSALS, refusal, refusal_of, rule_of_status
from pytest_assistants.contract.validators import check_request
from pytest_assistants.contract.violations import Verdict

AZURE = "https://res.openai.azure.com/openai"


def refused(body: dict[str, object], operation: str, **options: object) -> tuple[int, object]:
    found = [
        finding
        for finding in check_request(
            body,
            operation=operation,
            generation=Generation(str(options.get("generation", "v2"))),
            profile=Profile(str(options.get("profile", "documented"))),
        )
        if finding.verdict is Verdict.VIOLATION
    ]
    status, answer = refusal_of(found[0])
    return status, answer["error"]


def service(message: str, param: str | None, code: str | None) -> dict[str, object]:
    return {"message": message, "type": "invalid_request_error", "param": param, "code": code}


def test_a_missing_parameter_is_refused() -> None:
    assert refused({}, "assistants.create") == (
        400,
        service("Missing required parameter: 'model'.", "model", "missing_required_parameter"),
    )


def test_an_unknown_parameter_is_refused() -> None:
    body: dict[str, object] = {"model": "m", "file_ids": []}

    assert refused(body, "assistants.create", profile="observed") == (
        400,
        service("Unknown parameter: 'file_ids'.", "file_ids", "unknown_parameter"),
    )


def test_a_wrong_type_is_refused_as_the_service_was_seen_to() -> None:
    assert refused({"metadata": {"modified": True}}, "threads.modify") == (
        400,
        service(
            "Invalid type for 'metadata.modified': expected a string, but got a boolean instead.",
            "metadata.modified",
            "invalid_type",
        ),
    )


@pytest.mark.parametrize(
    ("body", "operation", "code", "message"),
    [
        (
            {"model": "m", "name": "x" * 257},
            "assistants.create",
            "string_above_max_length",
            (
                "Invalid 'name': string too long. Expected a string with maximum length"
                " 256, but got a string with length 257 instead."
            ),
        ),
        (
            {"metadata": beyond(limit("metadata.pairs"))},
            "threads.create",
            "object_above_max_properties",
            (
                "Invalid 'metadata': too many properties. Expected an object with at most 16"
                " properties, but got an object with 17 properties instead."
            ),
        ),
        (
            {"metadata": {"k" * 65: ""}},
            "threads.create",
            "property_name_above_max_length",
            (
                "Invalid property name in 'metadata': name too long. Expected a name with maximum"
                " length 64, but got a name with length 65 instead."
            ),
        ),
        (
            {"model": "m", "tools": beyond(limit("assistant.tools"))},
            "assistants.create",
            "array_above_max_length",
            (
                "Invalid 'tools': array too long. Expected an array with maximum length 128,"
                " but got an array with length 129 instead."
            ),
        ),
        (
            {"model": "m", "temperature": 3},
            "assistants.create",
            "decimal_above_max_value",
            (
                "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got"
                " 3 instead."
            ),
        ),
        (
            {"model": "m", "top_p": below(limit("top_p"))},
            "assistants.create",
            "decimal_below_min_value",
            (
                "Invalid 'top_p': decimal below minimum value. Expected a value >= 0, but got -0.1"
                " instead."
            ),
        ),
        (
            {"limit": "101"},
            "assistants.list",
            "integer_above_max_value",
            (
                "Invalid 'limit': integer above maximum value. Expected a value <= 100, but got 101"
                " instead."
            ),
        ),
        (
            {"limit": "0"},
            "assistants.list",
            "integer_below_min_value",
            (
                "Invalid 'limit': integer below minimum value. Expected a value >= 1, but got 0"
                " instead."
            ),
        ),
        (
            {"order": "up"},
            "assistants.list",
            "invalid_value",
            "Invalid value: 'up'. Supported values are: 'asc' and 'desc'.",
        ),
        (
            {"model": "m", "tools": [{"type": "code-interpreter"}]},
            "assistants.create",
            "invalid_value",
            (
                "Invalid value: 'code-interpreter'. Supported values are: 'code_interpreter',"
                " 'function', and 'file_search'."
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_each_broken_limit_is_refused_in_the_services_words(
    body: dict[str, object], operation: str, code: str, message: str
) -> None:
    status, error = refused(body, operation)

    assert isinstance(error, dict)
    assert (status, error["code"], error["message"]) == (400, code, message)


def test_an_upload_names_what_its_form_lacks_and_the_purposes_it_takes() -> None:
    assert refused({"file": b""}, "files.upload") == (
        400,
        service("'purpose' is a required property", None, None),
    )
    _, error = refused({"file": b"", "purpose": "world_domination"}, "files.upload")
    assert isinstance(error, dict)
    assert str(error["message"]).startswith("'world_domination' is not one of ['assistants', ")


def test_an_operation_of_another_generation_is_refused_by_the_gateway() -> None:
    assert refused({"file_id": "f"}, "assistant_files.create", profile="observed") == (
        404,
        {"code": "404", "message": "Resource not found"},
    )


def test_so_is_one_that_the_pages_describe_where_notes_count() -> None:
    body = {"file_id": "assistant-1"}
    found = check_request(body, operation="assistant_files.create", strict=True)
    assert [finding.rule for finding in found] == ["operation.refused"]
    assert refusal_of(found[0])[0] == 404


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (f"{AZURE}/assistants", b"{}"),
        (f"{AZURE}/assistants?api-version=x", b"{}"),
        (f"{AZURE}/assistants?api-version=2024-05-01-preview", b"{"),
        (f"{AZURE}/assistants?api-version=2024-05-01-preview", b"[]"),
        (f"{AZURE}/files?api-version=2024-05-01-preview", b"{}"),
        (
            f"{AZURE}/threads?api-version=2024-05-01-preview",
            b'{"tool_resources":{"file_search":{"vector_stores":[{}],"vector_store_ids":["v"]}}}',
        ),
    ],
)
def test_every_violation_of_a_request_has_its_refusal(url: str, body: bytes) -> None:
    found = check_request(wire.Request("POST", url, (), body))

    assert found
    for finding in found:
        status, answer = refusal_of(finding)
        assert 400 <= status < 500
        assert answer["error"]


def test_a_rule_stands_once_and_tells_whether_it_was_seen() -> None:
    assert len({row.rule for row in REFUSALS}) == len(REFUSALS)
    assert refusal("thread.unknown").seen
    assert not refusal("attach.duplicate").seen


def test_unknown_ids_are_refused_per_noun() -> None:
    assert refusal("thread.unknown").body(id="thread_1") == {
        "error": service("No thread found with id 'thread_1'.", None, None)
    }
    assert refusal("assistant.unknown").body(id="x")["error"] == service(
        "No assistant found with id 'x'.", None, None
    )
    assert refusal("file.unknown").body(id="f")["error"] == service(
        "No such File object: f", "id", None
    )


def test_a_wrong_credential_is_refused_by_each_dialects_door() -> None:
    azure, openai = refusal("credential.azure"), refusal("credential.openai")

    assert (azure.status, azure.code, azure.envelope) == (401, "401", "gateway")
    assert (openai.status, openai.code, openai.envelope) == (401, "invalid_api_key", "service")


def test_an_unknown_rule_tells_the_nearest() -> None:
    with pytest.raises(KeyError, match="did you mean 'unknown_parameter'"):
        refusal("unknown_param")


def test_a_rule_near_to_none_gets_no_hint() -> None:
    with pytest.raises(KeyError) as raised:
        refusal("zzzzzz")
    assert "did you mean" not in str(raised.value)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 429, 500])
def test_a_status_has_a_rule_that_answers_with_it(status: int) -> None:
    assert refusal(rule_of_status(status)).status == status


def test_a_status_without_words_of_its_own_is_told_in_those_of_the_server() -> None:
    assert {rule_of_status(status) for status in (409, 418, 502, 503)} == {"server_error"}
