"""What an answer means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants import errors

if TYPE_CHECKING:
    from tests.client.conftest import Service

    from pytest_assistants.client import AssistantsClient

SERVICE = {"message": "No.", "type": "invalid_request_error", "param": "name", "code": "bad"}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.Unauthorized),
        (403, errors.Unauthorized),
        (404, errors.NotFound),
        (409, errors.BadRequest),
        (410, errors.NotFound),
        (413, errors.BadRequest),
        (415, errors.BadRequest),
        (422, errors.BadRequest),
        (429, errors.RateLimited),
        (500, errors.ServerFailed),
        (503, errors.ServerFailed),
        (302, errors.ApiError),
        (418, errors.ApiError),
    ],
)
def test_each_status_has_its_error(
    client: AssistantsClient, service: Service, status: int, kind: type[errors.ApiError]
) -> None:
    service.answers(httpx.Response(status, json={"error": SERVICE}))

    with pytest.raises(errors.ApiError) as raised:
        client.retrieve_thread("thread_1")

    told = raised.value
    assert type(told) is kind
    assert str(told) == f"{status} No."
    assert (told.status, told.message) == (status, "No.")
    assert (told.type, told.param, told.code) == ("invalid_request_error", "name", "bad")


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ({"error": {"code": "404", "message": "Resource not found"}}, "Resource not found", "404"),
        ({"error": {"code": 404, "message": "No.", "param": None}}, "No.", "404"),
        ({"statusCode": 401, "message": "Access denied"}, "Access denied", None),
        ({"error": "plain"}, "plain", None),
        ({"error": None}, "Not Found", None),
        ({"error": {"message": ""}}, "Not Found", None),
        ([], "Not Found", None),
    ],
)
def test_every_envelope_is_read(
    client: AssistantsClient, service: Service, body: object, message: str, code: str | None
) -> None:
    service.answers(httpx.Response(404, json=body))

    with pytest.raises(errors.NotFound) as raised:
        client.retrieve_thread("thread_1")

    assert (raised.value.message, raised.value.code) == (message, code)


def test_an_answer_without_json_has_the_phrase_of_its_status(
    client: AssistantsClient, service: Service
) -> None:
    service.answers(httpx.Response(502, text="<html>"), httpx.Response(599))

    with pytest.raises(errors.ServerFailed, match=r"^502 Bad Gateway$"):
        client.retrieve_thread("thread_1")
    with pytest.raises(errors.ServerFailed, match=r"^599 The answer has no error object$"):
        client.retrieve_thread("thread_1")


def test_no_field_of_an_error_repeats_a_credential(
    client: AssistantsClient, service: Service
) -> None:
    repeated = dict.fromkeys(("message", "type", "param", "code"), "got secret-key")
    service.answers(httpx.Response(401, json={"error": repeated}))

    with pytest.raises(errors.Unauthorized) as raised:
        client.retrieve_thread("thread_1")

    assert str(raised.value) == "401 got [credential]"
    assert set(vars(raised.value).values()) == {"got [credential]", 401}


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null"])
def test_a_good_status_without_an_object_is_an_error(
    client: AssistantsClient, service: Service, body: bytes
) -> None:
    service.answers(httpx.Response(200, content=body))

    with pytest.raises(errors.ApiError, match=r"^200 The answer is no JSON object$"):
        client.retrieve_thread("thread_1")


def test_an_answer_that_breaks_its_model_is_handed_on(
    client: AssistantsClient, service: Service
) -> None:
    service.answers({"id": "thread_1", "object": "thraed", "colour": "red"})

    thread = client.retrieve_thread("thread_1")

    assert str(thread.object) == "thraed"
    assert thread.model_extra == {"colour": "red"}


def test_file_content_comes_as_bytes_whatever_it_is(
    client: AssistantsClient, service: Service
) -> None:
    service.answers(httpx.Response(200, content=b'{"error": 1}\xff'))

    assert client.download_file("assistant-1") == b'{"error": 1}\xff'
