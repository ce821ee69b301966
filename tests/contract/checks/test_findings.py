import pytest
from tests.contract.samples import full_object

from pytest_assistants.contract.checks.findings import json_type, path_of
from pytest_assistants.contract.validators import check_request, check_response
from pytest_assistants.contract.violations import Verdict


@pytest.mark.parametrize(
    ("loc", "path"),
    [
        ((), ""),
        (("tools", 3, "function", "name"), "tools[3].function.name"),
        (("metadata", "key", "[key]"), "metadata.key"),
        (("data", 0), "data[0]"),
    ],
)
def test_a_path_reads_as_the_service_writes_it(loc: tuple[int | str, ...], path: str) -> None:
    assert path_of(loc) == path


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "null"),
        (True, "a boolean"),
        (1, "an integer"),
        (1.5, "a decimal"),
        ("x", "a string"),
        ([], "an array"),
        ({}, "an object"),
        (b"", "a bytes"),
    ],
)
def test_a_json_type_reads_as_the_service_names_it(value: object, name: str) -> None:
    assert json_type(value) == name


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("model", 3, "a string"),
        ("tools", {}, "an array"),
        ("response_format", 3, "a string or an object"),
        ("metadata", [], "an object"),
        ("temperature", "hot", "a decimal"),
    ],
)
def test_a_wrong_type_names_the_one_that_was_expected(
    field: str, value: object, expected: str
) -> None:
    (finding,) = check_request({"model": "m", field: value}, operation="assistants.create")

    assert (finding.rule, finding.expected) == ("type", expected)


def test_fewer_than_the_minimum_is_a_violation_where_documents_disagree_on_the_maximum() -> None:
    (finding,) = check_request({"file_ids": []}, operation="file_batches.create")

    assert (finding.rule, finding.verdict) == ("file_batch.file_ids", Verdict.VIOLATION)


def test_a_flag_that_is_none_names_what_was_expected() -> None:
    body = {"assistant_id": "asst_1", "parallel_tool_calls": "yes"}

    (finding,) = check_request(body, operation="runs.create")

    assert (finding.rule, finding.expected) == ("type", "a boolean")


def test_a_state_of_no_list_is_told_with_those_there_are() -> None:
    found = check_response({**full_object("thread.run"), "status": "asleep"})

    (finding,) = (one for one in found if one.path == "status")
    assert (finding.rule, finding.found) == ("status", "asleep")
    assert "requires_action" in finding.expected
