from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.contract.limits import LIMITS, limit
from pytest_assistants.contract.parameters import PARAMETERS
from pytest_assistants.contract.refusals import REFUSALS
from pytest_assistants.contract.violations import Verdict, Violation
from pytest_assistants.emulator.exchange.error_responses import RequestRefused, refused_for


@pytest.mark.parametrize(
    ("body", "message", "code", "param"),
    [
        (
            {"model": "m", "name": "x" * 257},
            (
                "Invalid 'name': string too long. Expected a string with maximum length 256, but"
                " got a string with length 257 instead."
            ),
            "string_above_max_length",
            "name",
        ),
        (
            {"model": "m", "metadata": {str(number): "" for number in range(17)}},
            (
                "Invalid 'metadata': too many properties. Expected an object with at most 16"
                " properties, but got an object with 17 properties instead."
            ),
            "object_above_max_properties",
            "metadata",
        ),
        (
            {"model": "m", "tools": [{"type": "code_interpreter"}] * 129},
            (
                "Invalid 'tools': array too long. Expected an array with maximum length 128, but"
                " got an array with length 129 instead."
            ),
            "array_above_max_length",
            "tools",
        ),
        (
            {"model": "m", "temperature": 2.5},
            (
                "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got"
                " 2.5 instead."
            ),
            "decimal_above_max_value",
            "temperature",
        ),
        (
            {"model": "m", "top_p": -0.5},
            (
                "Invalid 'top_p': decimal below minimum value. Expected a value >= 0, but got -0.5"
                " instead."
            ),
            "decimal_below_min_value",
            "top_p",
        ),
        (
            {"name": "x"},
            "Missing required parameter: 'model'.",
            "missing_required_parameter",
            "model",
        ),
        (
            {"model": 5},
            "Invalid type for 'model': expected a string, but got an integer instead.",
            "invalid_type",
            "model",
        ),
        (
            {"model": "m", "tools": [{"type": "code-interpreter"}]},
            (
                "Invalid value: 'code-interpreter'. Supported values are: 'code_interpreter',"
                " 'function', and 'file_search'."
            ),
            "invalid_value",
            "tools[0].type",
        ),
    ],
)
def test_a_broken_rule_is_answered_in_the_services_words(
    service: Any, body: object, message: str, code: str, param: str
) -> None:
    status, error = service.refused_post("/assistants", body)
    assert status == 400
    assert error == {
        "message": message,
        "type": "invalid_request_error",
        "param": param,
        "code": code,
    }


PASSED = [
    (name, found)
    for name in dict.fromkeys(name for row in PARAMETERS for name in row.limits)
    for found, end in (
        (str((limit(name).maximum or 0) + 1), limit(name).maximum),
        (str((limit(name).minimum or 0) - 1), limit(name).minimum),
    )
    if end is not None
]


@pytest.mark.parametrize(("name", "found"), PASSED)
def test_every_limit_of_a_request_has_a_refusal_that_can_be_worded(name: str, found: str) -> None:
    refused = refused_for(_violation(name, found=found))

    body = str(refused.refusal.body(request_id="r"))
    # What is empty is told in words.
    assert found in body or (found == "0" and "empty" in body)
    assert "None" not in body.replace("'param': None", "").replace("'code': None", "")


def _violation(rule: str, **more: Any) -> Violation:
    known = rule in {row.name for row in LIMITS}
    return Violation(
        verdict=Verdict.VIOLATION,
        side="request",
        path="field",
        rule=rule,
        message="",
        limit=limit(rule) if known else None,
        **more,
    )


def test_every_refusal_can_be_worded_with_what_the_emulator_knows() -> None:
    names = (
        *("param", "found", "expected", "maximum", "minimum", "id", "ids", "method", "path"),
        *("operation", "api_version", "seconds", "thread", "run", "store"),
    )
    known: dict[str, Any] = dict.fromkeys(names, "x")
    for row in REFUSALS:
        refusal = RequestRefused(row.rule, **known).refusal
        assert refusal.answered_status == row.status
        assert "error" in refusal.body(request_id="r")


def test_a_forms_missing_field_is_told_in_the_files_services_way() -> None:
    found = _violation("required")
    assert refused_for(found).refusal.rule == "required"
    assert refused_for(found, form=True).refusal.rule == "multipart.required"


def test_another_status_replaces_the_rows_own() -> None:
    assert RequestRefused("server_error", status=503).refusal.answered_status == 503
