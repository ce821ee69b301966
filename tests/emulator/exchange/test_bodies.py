from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.operations import operation
from pytest_assistants.emulator.exchange import bodies
from pytest_assistants.emulator.exchange.error_responses import RequestRefused

_JSON = "application/json"
_FORM = "multipart/form-data; boundary=b"


def _read(
    body: bytes, content_type: str = _JSON, *, name: str = "threads.create", v1: bool = False
) -> bodies.Content:
    headers = (("Content-Type", content_type),) if content_type else ()
    request = wire.Request("POST", "https://h/x", headers, body)
    generation = Generation.V1 if v1 else Generation.V2
    return bodies.read(request, operation(name), generation=generation)


def _refused(body: bytes, content_type: str = _JSON, **how: Any) -> str:
    with pytest.raises(RequestRefused) as refused:
        _read(body, content_type, **how)
    return refused.value.refusal.rule


def _part(head: str, content: str) -> bytes:
    return f"--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n".encode()


@pytest.mark.parametrize("body", [b"", b"  \n", b"{}"])
def test_an_empty_body_is_an_empty_object(body: bytes) -> None:
    assert _read(body) == bodies.Content({})


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON"])
def test_a_json_object_is_read(content_type: str) -> None:
    assert _read(b'{"metadata": {}}', content_type).fields == {"metadata": {}}


def test_what_an_operation_without_a_body_carries_is_read_over() -> None:
    assert _read(b"not json", "text/plain", name="threads.retrieve") == bodies.Content()


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"a": NaN}', b"[" * 100_000])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    assert _refused(body) == "json"


@pytest.mark.parametrize("body", [b"[]", b"null", b'"text"', b"1"])
def test_json_that_is_no_object_is_refused(body: bytes) -> None:
    assert _refused(body) == "json.object"


@pytest.mark.parametrize("content_type", ["", "text/plain", _FORM])
def test_another_content_type_is_refused_in_each_generations_own_way(content_type: str) -> None:
    assert _refused(b"{}", content_type) == "content_type"
    assert _refused(b"{}", content_type, v1=True) == "json.object"


def test_a_form_is_read_with_its_file() -> None:
    body = (
        _part('name="purpose"', "assistants")
        + _part('name="file"; filename="a.txt"', "hello")
        + b"--b--\r\n"
    )
    content = _read(body, _FORM, name="files.upload")
    assert content.fields == {"purpose": "assistants", "file": b"hello"}
    assert (content.upload.filename, content.upload.content) == ("a.txt", b"hello")


def test_the_fields_of_an_object_are_gathered_from_a_form() -> None:
    body = (
        _part('name="expires_after[anchor]"', "created_at")
        + _part('name="expires_after[seconds]"', "3600")
        + b"--b--\r\n"
    )
    assert _read(body, _FORM, name="files.upload").fields == {
        "expires_after": {"anchor": "created_at", "seconds": "3600"}
    }


def test_a_field_called_file_is_no_file_and_another_file_is_read_over() -> None:
    body = _part('name="other"; filename="a.txt"', "x") + b"--b--\r\n"
    content = _read(body, _FORM, name="files.upload")
    assert (content.fields, content.upload.content) == ({}, b"")


def test_an_upload_that_is_no_form_is_refused() -> None:
    assert _refused(b"{}", _JSON, name="files.upload") == "content_type"
    assert _refused(b"{}", "multipart/form-data", name="files.upload") == "multipart"


def test_text_where_an_object_was_begun_is_replaced_by_it() -> None:
    body = _part('name="a"', "text") + _part('name="a[b]"', "c") + b"--b--\r\n"
    assert _read(body, _FORM, name="files.upload").fields == {"a": {"b": "c"}}
