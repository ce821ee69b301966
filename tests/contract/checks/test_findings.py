import pytest

from pytest_assistants.contract.checks.findings import json_type, path_of


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
