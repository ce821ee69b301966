import pytest

from pytest_assistants.contract.checks.findings import json_type, path_of
from pytest_assistants.contract.validators import check_request
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
