from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotation
from typing import Any

import httpx
import httpx2
import pydantic
import pytest
import requests
from openai.types.beta import Assistant

from pytest_assistants import wire
from pytest_assistants.contract.adapters import as_data, as_request, as_response, request_of
from pytest_assistants.contract.models import AssistantCreate

URL = "https://h/openai/assistants?api-version=v1"
WHOLE = wire.Request("POST", URL, (), b'{"model":"m"}')


def stripped(request: wire.Request | None) -> tuple[str, str, bytes]:
    assert request is not None
    return request.method, request.url, request.body


@pytest.mark.parametrize(
    "value",
    [
        WHOLE,
        httpx.Request("POST", URL, content=b'{"model":"m"}'),
        httpx2.Request("POST", URL, content=b'{"model":"m"}'),
        requests.Request("POST", URL, data=b'{"model":"m"}'),
        requests.Request("post", URL, data='{"model":"m"}').prepare(),
    ],
    ids=lambda value: f"{type(value).__module__}.{type(value).__name__}",
)
def test_a_clients_request_is_read(value: object) -> None:
    assert stripped(as_request(value)) == stripped(WHOLE)


def test_a_request_without_a_body_is_read() -> None:
    request = as_request(requests.Request("GET", URL, headers={"OpenAI-Beta": "x"}).prepare())

    assert request is not None
    assert (request.body, request.header("openai-beta")) == (b"", "x")


def test_headers_in_bytes_are_read() -> None:
    class Sent:
        method, url, body = "GET", URL, None
        headers = {b"A": b"b"}  # noqa: RUF012 - a stand-in of a client's class

    request = as_request(Sent())

    assert request is not None
    assert request.headers == (("A", "b"),)


def test_a_multipart_request_of_httpx_is_read_whole() -> None:
    sent = httpx.Request("POST", URL, files={"file": ("a", b"abc")}, data={"purpose": "assistants"})

    request = as_request(sent)

    assert request is not None
    assert b"abc" in request.body


def test_a_request_that_names_no_method_reads() -> None:
    request = as_request(requests.Request(url=URL))

    assert request is not None
    assert request.method == "GET"


@pytest.mark.parametrize(
    "value",
    [{"method": "GET", "url": URL}, AssistantCreate(model="m"), 3, requests.Response()],
)
def test_plain_data_is_no_request(value: object) -> None:
    assert as_request(value) is None


def answered_by_requests() -> requests.Response:
    response = requests.Response()
    response.status_code, response._content = 200, b"{}"
    return response


@pytest.mark.parametrize(
    "value",
    [
        wire.Response(200, (), b"{}"),
        httpx.Response(200, content=b"{}"),
        httpx2.Response(200, content=b"{}"),
        answered_by_requests(),
    ],
    ids=lambda value: f"{type(value).__module__}.{type(value).__name__}",
)
def test_a_clients_response_is_read(value: object) -> None:
    response = as_response(value)

    assert response is not None
    assert (response.status, response.body) == (200, b"{}")


def test_a_response_without_content_has_an_empty_body() -> None:
    answered = requests.Response()
    answered.status_code = 204

    assert as_response(answered) == wire.Response(204, (), b"")


@pytest.mark.parametrize("value", [{"status_code": 200}, AssistantCreate(model="m")])
def test_plain_data_is_no_response(value: object) -> None:
    assert as_response(value) is None


def test_a_clients_response_remembers_its_request() -> None:
    asked = httpx.Request("POST", URL, content=b'{"model":"m"}')

    assert stripped(request_of(httpx.Response(200, request=asked))) == stripped(WHOLE)


@pytest.mark.parametrize(
    "value", [httpx.Response(200), wire.Response(200), answered_by_requests(), {}]
)
def test_a_response_alone_remembers_none(value: object) -> None:
    assert request_of(value) is None


def test_only_what_was_set_on_a_model_is_read() -> None:
    assert as_data(AssistantCreate(model="m", name=None)) == {"model": "m", "name": None}


def test_a_model_is_read_as_it_would_be_sent() -> None:
    class Sent(pydantic.BaseModel):
        sender: str = pydantic.Field(alias="from")
        at: dt.date

    assert as_data(Sent.model_validate({"from": "a", "at": "2024-05-01"})) == {
        "from": "a",
        "at": "2024-05-01",
    }


def test_an_sdk_object_is_read_as_it_came() -> None:
    whole: dict[str, Any] = {
        "id": "asst_1",
        "object": "assistant",
        "tools": [{"type": "x"}],
        "file_ids": [],
    }

    assert as_data(Assistant.construct(**whole)) == whole


def test_models_within_models_are_read_though_their_building_was_put_off() -> None:
    class Later(pydantic.BaseModel, defer_build=True):
        name: str

    class Whole(pydantic.BaseModel, defer_build=True):
        first: Any = None
        rest: Any = None

    whole = Whole.model_construct(
        first=Later.model_construct(name="a"), rest=[Later.model_construct(name="b")]
    )
    assert as_data(whole) == {"first": {"name": "a"}, "rest": [{"name": "b"}]}


@pytest.mark.parametrize("method", ["to_dict", "as_dict"])
def test_objects_that_know_their_data_are_read(method: str) -> None:
    value: Any = type("Thing", (), {method: lambda _self: {"id": "x"}})()

    assert as_data(value) == {"id": "x"}


def test_what_cannot_be_judged_is_told_in_one_sentence() -> None:
    with pytest.raises(TypeError, match=r"cannot judge a int: give a dict, a request"):
        as_data(3)
