from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator.running.schema_examples import example


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (None, "value"),
        ({}, "value"),
        ({"type": "string"}, "value"),
        ({"const": 5}, 5),
        ({"type": "string", "default": "x"}, "x"),
        ({"enum": ["b", "a"]}, "b"),
        ({"enum": []}, "value"),
        ({"examples": ["e"]}, "e"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, 1),
        ({"type": ["null", "string"]}, None),
        ({"type": "number", "minimum": 3}, 3),
        ({"type": "boolean"}, True),
        ({"type": "object"}, {}),
        ({"type": "array"}, []),
        ({"type": "array", "items": {"type": "integer"}}, [1]),
        (
            {"properties": {"city": {"type": "string"}, "days": {"type": "integer"}}},
            {"city": "city", "days": 1},
        ),
        ({"type": "car"}, "value"),
    ],
)
def test_a_value_fits_its_schema(schema: Any, value: object) -> None:
    assert example(schema) == value


def test_a_schema_that_holds_itself_comes_to_an_end() -> None:
    schema: dict[str, Any] = {"type": "array"}
    schema["items"] = schema
    assert str(example(schema)).count("[") == 8
