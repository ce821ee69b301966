from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from pytest_assistants.contract.models.rules import EitherOf, Within


def errors(annotation: Any, value: object) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(annotation).validate_python(value)
    return [(line["type"], line.get("ctx", {})) for line in raised.value.errors()]


@pytest.mark.parametrize(
    ("annotation", "name", "value"),
    [
        (str, "assistant.name", "x" * 257),
        (list[int], "assistant.file_ids", [1] * 21),
        (dict[str, str], "metadata.pairs", {str(index): "" for index in range(17)}),
        (float, "temperature", 2.1),
        (int, "page.limit", 0),
        (int, "file.bytes", 536_870_913),
    ],
)
def test_a_value_beyond_its_row_is_told_by_the_rows_name(
    annotation: type, name: str, value: object
) -> None:
    assert errors(Annotated[annotation, Within(name)], value) == [("limit", {"limit": name})]


def test_a_value_of_the_wrong_type_is_told_by_its_type() -> None:
    assert errors(Annotated[str, Within("assistant.name")], 3) == [("string_type", {})]


def test_an_alternative_has_one_error_for_all_its_branches() -> None:
    annotation = Annotated[str | dict[str, str], EitherOf("a string or an object")]

    assert errors(annotation, 3) == [("type", {"expected": "a string or an object"})]
