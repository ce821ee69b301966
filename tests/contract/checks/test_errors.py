from __future__ import annotations

import json

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.validators import check_interaction, check_response

SERVICE = {"message": "no", "type": "invalid_request_error", "param": None, "code": None}
GATEWAY = {"code": "404", "message": "Resource not found"}


def found(body: object, status: int = 404) -> list[tuple[str, str, str]]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    interaction = wire.Interaction(
        wire.Request("DELETE", "https://api.openai.com/v1/threads/thread_1"),
        wire.Response(status, (), raw),
    )
    return [
        (finding.verdict.value, finding.path, finding.rule)
        for finding in check_interaction(interaction)
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"error": SERVICE},
        {"error": SERVICE, "detail": {"message": "no", "code": "x"}},
        {"error": GATEWAY},
    ],
)
def test_both_envelopes_keep_the_contract(body: object) -> None:
    assert found(body) == []
    assert check_response(body) == []


@pytest.mark.parametrize("name", ["type", "param", "code"])
def test_a_service_error_without_a_usual_key_has_drifted(name: str) -> None:
    error = {key: value for key, value in SERVICE.items() if key != name}

    assert found({"error": error}) == [("drift", f"error.{name}", "documented")]


def test_an_error_needs_a_message() -> None:
    assert found({"error": {"type": "x", "param": None, "code": None}}) == [
        ("violation", "error.message", "always")
    ]
    assert found({"error": {"code": "404"}}) == [("violation", "error.message", "always")]


def test_an_answer_of_4xx_needs_an_error() -> None:
    assert found({}) == [("violation", "error", "always")]
    assert found({"error": "no"}) == [("violation", "error", "type")]


def test_the_gateways_code_is_a_string() -> None:
    assert found({"error": {"code": 404, "message": "no"}}) == [("violation", "error.code", "type")]


def test_a_bare_gateway_error_has_drifted() -> None:
    body = {"statusCode": 404, "message": "Resource not found"}

    assert found(body) == [("drift", "", "undocumented")]


def test_an_error_object_beside_a_bare_gateway_error_is_judged() -> None:
    body = {"statusCode": 404, "message": "Resource not found", "error": {"code": "404"}}

    assert ("violation", "error.message", "always") in found(body)


def test_further_keys_of_an_error_have_drifted() -> None:
    assert found({"error": SERVICE | {"innererror": {}}}) == [
        ("drift", "error.innererror", "undocumented")
    ]


@pytest.mark.parametrize(
    ("status", "verdict"), [(404, "violation"), (499, "violation"), (500, "drift")]
)
def test_an_error_that_is_no_json_is_excused_on_the_way_only(status: int, verdict: str) -> None:
    assert found(b"<html>", status) == [(verdict, "", "json")]
