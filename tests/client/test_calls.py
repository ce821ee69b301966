"""The request a call becomes."""

from __future__ import annotations

import pytest

from pytest_assistants import wire
from pytest_assistants.client.calls import Call, build
from pytest_assistants.client.credentials import Credentials
from pytest_assistants.client.endpoints import read_endpoint
from pytest_assistants.multipart import Part

AZURE = read_endpoint("https://h/gate", api_version="2024-05-01-preview")
OPENAI = read_endpoint("https://h/v1", api_version="2024-05-01-preview")
WHO = Credentials(api_key="k")


def made(call: Call[object], endpoint: object = AZURE) -> wire.Request:
    return build(call, endpoint=endpoint, credentials=WHO)  # type: ignore[arg-type] # an Endpoint


def test_a_call_becomes_a_request_by_its_row() -> None:
    call: Call[object] = Call("threads.modify", ids={"thread_id": "thread_1"}, body={"a": "é"})

    assert made(call) == wire.Request(
        "POST",
        "https://h/gate/openai/threads/thread_1?api-version=2024-05-01-preview",
        (("Accept", "application/json"), ("Content-Type", "application/json"), ("api-key", "k")),
        b'{"a": "\\u00e9"}',
    )


def test_the_v1_dialect_has_a_header_instead_of_the_api_version() -> None:
    request = made(Call("assistants.list"), OPENAI)

    assert request.url == "https://h/v1/assistants"
    assert request.headers[1:] == (("Authorization", "Bearer k"), ("OpenAI-Beta", "assistants=v2"))


def test_the_query_stands_before_the_api_version_and_is_encoded() -> None:
    request = made(Call("assistants.list", query={"limit": 2, "after": "a&b"}))

    assert request.url.partition("?")[2] == "limit=2&after=a%26b&api-version=2024-05-01-preview"
    assert made(Call("files.list", query={"limit": 2}), OPENAI).url.endswith("/files?limit=2")


def test_an_upload_is_multipart() -> None:
    request = made(Call("files.upload", form=(Part("file", "a.txt", content=b"x"),)))

    assert (request.header("content-type") or "").startswith("multipart/form-data; boundary=")
    assert b"x" in request.body


def test_without_a_body_nothing_is_sent() -> None:
    request = made(Call("assistants.delete", ids={"assistant_id": "asst_1"}))

    assert (request.method, request.body) == ("DELETE", b"")
    assert request.header("content-type") is None


def test_an_id_stays_one_segment() -> None:
    request = made(Call("threads.retrieve", ids={"thread_id": "../a?b#c é"}))

    assert request.path == "/gate/openai/threads/..%2Fa%3Fb%23c%20%C3%A9"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_what_would_change_the_path_is_no_id(value: str) -> None:
    with pytest.raises(ValueError, match=r"^thread_id is '\.{0,2}', which is no id$"):
        made(Call("threads.delete", ids={"thread_id": value}))


def test_what_is_no_json_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        made(Call("threads.create", body={"metadata": float("nan")}))
