from __future__ import annotations

import json
from typing import Any

from pytest_assistants.emulator.exchange import responses


def test_json_is_indented_by_two_and_a_files_answer_ends_with_a_newline(service: Any) -> None:
    made = service.ask("POST", "/threads")
    assert made.body.decode() == json.dumps(json.loads(made.body), indent=2)
    assert made.header("content-type") == "application/json"
    listed = service.ask("GET", "/files")
    assert listed.body == b'{\n  "object": "list",\n  "data": []\n}\n'
    assert listed.header("content-length") == str(len(listed.body))


def test_text_is_sent_as_utf8_and_a_lone_surrogate_stays_json() -> None:
    answer = responses.answer({"a": "é\ud800"}, dialect="azure", request_id="r")
    assert "é".encode() in answer.body
    assert json.loads(answer.body) == {"a": "é\ud800"}


def test_azures_answers_bear_the_gateways_headers(service: Any) -> None:
    answer = service.ask("GET", "/assistants")
    names = [name.lower() for name, _ in answer.headers]
    assert names == [
        "content-type",
        "content-length",
        "apim-request-id",
        "strict-transport-security",
        "x-content-type-options",
        "x-ms-region",
        "x-request-id",
        "openai-version",
        "openai-processing-ms",
    ]


def test_azures_404_has_no_request_id_of_the_service(service: Any) -> None:
    answer = service.ask("GET", "/threads/thread_x")
    assert answer.header("apim-request-id")
    assert answer.header("x-request-id") is None
    assert service.ask("GET", "/assistants?limit=0").header("x-request-id")


def test_openais_answers_bear_openais_headers(openai: Any) -> None:
    answer = openai.ask("GET", "/threads/thread_x")
    assert str(answer.header("x-request-id")).startswith("req_")
    assert answer.header("openai-version")
    assert answer.header("apim-request-id") is None


def test_only_files_may_be_read_from_any_origin(service: Any) -> None:
    assert service.ask("GET", "/files").header("access-control-allow-origin") == "*"
    assert service.ask("GET", "/files/file-x").header("access-control-allow-origin") == "*"
    assert service.ask("GET", "/assistants").header("access-control-allow-origin") is None


def test_whoever_waits_is_told_to_ask_again_at_once(talk: Any) -> None:
    run = talk.ask()
    answers = [talk.service.ask("GET", f"{talk.path}/runs/{run['id']}") for _ in range(2)]
    assert [each.header("openai-poll-after-ms") for each in answers] == ["0", None]
