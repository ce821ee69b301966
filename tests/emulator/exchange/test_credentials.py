from __future__ import annotations

import json

import pytest

from pytest_assistants import wire
from pytest_assistants.emulator import Emulator

_AZURE = "https://h/openai/assistants?api-version=2024-05-01-preview"
_OPENAI = "https://h/v1/assistants"


def _ask(url: str, *headers: tuple[str, str], accepted: frozenset[str] | None) -> wire.Response:
    return Emulator(credentials=accepted).handle(wire.Request("GET", url, headers))


@pytest.mark.parametrize("url", [_AZURE, _OPENAI])
@pytest.mark.parametrize(
    "header",
    [
        ("api-key", "right"),
        ("Ocp-Apim-Subscription-Key", "right"),
        ("Authorization", "Bearer right"),
        ("authorization", "bearer  right"),
    ],
)
def test_an_accepted_credential_lets_in_wherever_it_stands(
    url: str, header: tuple[str, str]
) -> None:
    assert _ask(url, header, accepted=frozenset({"right"})).status == 200
    assert _ask(url, header, accepted=frozenset({"other"})).status == 401
    assert _ask(url, header, accepted=None).status == 200


@pytest.mark.parametrize(
    "header", [("Accept", "*/*"), ("api-key", ""), ("Authorization", "Basic right")]
)
def test_azures_gateway_refuses_a_request_without_a_credential(header: tuple[str, str]) -> None:
    answer = _ask(_AZURE, header, accepted=None)
    assert answer.status == 401
    error = json.loads(answer.body)["error"]
    assert error.keys() == {"code", "message"}
    assert error["code"] == "401"
    assert error["message"].startswith("Access denied due to invalid subscription key")


def test_openai_tells_a_missing_key_from_a_wrong_one_and_repeats_neither() -> None:
    missing = json.loads(_ask(_OPENAI, accepted=frozenset({"right"})).body)["error"]
    assert missing["message"].startswith("You didn't provide an API key.")
    wrong = _ask(_OPENAI, ("Authorization", "Bearer secret"), accepted=frozenset({"right"}))
    error = json.loads(wrong.body)["error"]
    assert (wrong.status, error["code"]) == (401, "invalid_api_key")
    assert b"secret" not in wrong.body


def test_one_right_credential_among_wrong_ones_is_enough() -> None:
    headers = (("api-key", "wrong"), ("Authorization", "Bearer right"))
    assert _ask(_AZURE, *headers, accepted=frozenset({"right"})).status == 200


def test_the_credential_is_asked_before_the_path_is_looked_at() -> None:
    assert _ask("https://h/openai/nothing", accepted=None).status == 401
