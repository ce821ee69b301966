from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.contract.violations import Violation

    Making = Callable[[str], dict[str, Any]]

V2_FIELDS = {
    "temperature": 1.0,
    "top_p": 1.0,
    "tool_resources": {"code_interpreter": {"file_ids": []}},
    "response_format": "auto",
}


def rules(found: list[Violation]) -> list[tuple[str, str, str]]:
    return [(finding.verdict.value, finding.path, finding.rule) for finding in found]


def test_the_pages_assistant_keeps_the_documented_contract(whole: Making) -> None:
    assert check_response(whole("assistant")) == []


def test_what_v2_adds_and_omits_is_drift_as_documented_and_expected_as_observed(
    whole: Making,
) -> None:
    answer = whole("assistant") | V2_FIELDS
    del answer["file_ids"]

    assert rules(check_response(answer)) == [
        ("drift", "file_ids", "documented"),
        *(("drift", name, "undocumented") for name in sorted(V2_FIELDS)),
    ]
    assert check_response(answer, profile=Profile.OBSERVED) == []


def test_what_v2_was_seen_to_answer_is_drift_where_it_is_absent(whole: Making) -> None:
    found = check_response(whole("assistant"), profile=Profile.OBSERVED)

    assert rules(found) == [
        *(("drift", name, "documented") for name in sorted(V2_FIELDS)),
        ("drift", "file_ids", "undocumented"),
    ]


def test_v1_as_observed_is_the_pages_assistant(whole: Making) -> None:
    found = check_response(whole("assistant"), generation=Generation.V1, profile=Profile.OBSERVED)

    assert found == []


def test_unknown_fields_are_drift_at_every_depth_and_told_once(whole: Making) -> None:
    answer = whole("assistant")
    answer["colour"] = "red"
    answer["tools"] = [
        {"type": "code_interpreter", "hue": 1},
        {"type": "code_interpreter", "hue": 2},
    ]
    page = {**whole("list"), "data": [answer, answer], "first_id": "asst_1", "last_id": "asst_1"}

    assert rules(check_response(answer)) == [
        ("drift", "colour", "undocumented"),
        ("drift", "tools[].hue", "undocumented"),
    ]
    assert rules(check_response(page)) == [
        ("drift", "data[].colour", "undocumented"),
        ("drift", "data[].tools[].hue", "undocumented"),
    ]


def test_broken_and_unknown_fields_are_found_together(whole: Making) -> None:
    answer = whole("thread") | {"created_at": "1", "colour": "red"}

    assert rules(check_response(answer)) == [
        ("violation", "created_at", "type"),
        ("drift", "colour", "undocumented"),
    ]


@pytest.mark.parametrize("value", [1.5, "1700000000", True, None])
def test_created_at_is_an_integer(value: object, whole: Making) -> None:
    for kind in ("assistant", "assistant.file", "thread", "file"):
        assert ("violation", "created_at", "type") in rules(
            check_response(whole(kind) | {"created_at": value})
        )


@pytest.mark.parametrize("name", ["name", "description", "instructions"])
def test_texts_of_an_assistant_may_be_null(name: str, whole: Making) -> None:
    assert check_response(whole("assistant") | {name: None}) == []


@pytest.mark.parametrize("name", ["id", "model", "tools", "file_ids", "metadata"])
def test_other_fields_of_an_assistant_may_not_be_null(name: str, whole: Making) -> None:
    found = check_response(whole("assistant") | {name: None})

    assert ("violation", name, "type") in rules(found)


def test_the_bytes_of_a_file_may_be_null(whole: Making) -> None:
    assert check_response(whole("file") | {"bytes": None, "status_details": None}) == []


def test_what_entries_of_a_list_lack_is_told_at_the_list(whole: Making) -> None:
    answer = {name: value for name, value in whole("assistant").items() if name != "file_ids"}
    page = {**whole("list"), "data": [answer], "first_id": "asst_1", "last_id": "asst_1"}

    assert rules(check_response(page)) == [("drift", "data[].file_ids", "documented")]


def test_a_file_of_an_unknown_status_is_noted_there(whole: Making) -> None:
    found = check_response(whole("file") | {"status": "frozen"})

    assert rules(found) == [("note", "status", "status")]


def test_a_file_without_status_has_drifted(whole: Making) -> None:
    answer = whole("file")
    del answer["status"]

    assert rules(check_response(answer)) == [("drift", "status", "documented")]


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        ("assistants.create", "thread"),
        ("assistant_files.retrieve", "assistant"),
        ("threads.modify", "assistant"),
        ("files.upload", "thread"),
        ("assistants.list", "assistant"),
    ],
)
def test_an_answer_of_another_object_breaks_the_contract(
    operation: str, kind: str, whole: Making
) -> None:
    found = check_response(whole(kind), operation=operation)

    assert ("violation", "object", "object") in rules(found)


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("assistants.delete", "assistant.deleted"),
        ("assistant_files.delete", "assistant.file.deleted"),
        ("threads.delete", "thread.deleted"),
        ("files.delete", "file"),
    ],
)
def test_a_deletion_names_its_object_and_a_files_stays_file(operation: str, name: str) -> None:
    answer = {"id": "x", "object": name, "deleted": True}

    assert check_response(answer, operation=operation) == []
    assert check_response(answer) == []
    answer["object"] = "file.deleted"
    assert rules(check_response(answer, operation=operation)) == [("violation", "object", "object")]


def test_deleted_is_a_boolean(whole: Making) -> None:
    found = check_response(whole("deleted") | {"deleted": "true"})

    assert rules(found) == [("violation", "deleted", "type")]


def test_an_answer_that_is_no_json_breaks_the_contract() -> None:
    found = check_response(wire.Response(200, (), b"<html>"), operation="threads.create")

    assert rules(found) == [("violation", "", "json")]


def test_an_answer_that_is_no_object_breaks_the_contract() -> None:
    found = check_response(wire.Response(200, (), b"[]"), operation="threads.create")

    assert rules(found) == [("violation", "", "type")]


def test_contents_of_files_are_not_judged() -> None:
    assert check_response(wire.Response(200, (), b"\x00"), operation="files.content") == []


def test_bytes_and_data_are_judged_alike(whole: Making) -> None:
    answer = whole("assistant") | {"name": 1, "metadata": {"a": None}, "colour": "red"}
    response = wire.Response(200, (), json.dumps(answer).encode())

    assert check_response(response) == check_response(answer)
