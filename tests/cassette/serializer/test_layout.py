"""Rules for the layouts that are read, and for those that are refused."""

from __future__ import annotations

import io
from typing import Any

import pytest

from pytest_assistants.cassette.serializer import Head
from pytest_assistants.cassette.serializer.layout import LayoutError, NewerFormatError, cassette


def interaction(**changes: Any) -> dict[str, Any]:
    """A valid interaction, changed at ``request_…`` and ``response_…``."""
    request: dict[str, Any] = {"method": "GET", "uri": "https://a/b", "body": None, "headers": {}}
    response: dict[str, Any] = {
        "status": {"code": 200, "message": "OK"},
        "headers": {},
        "body": {"string": ""},
    }
    for name, value in changes.items():
        side, _, key = name.partition("_")
        (request if side == "request" else response)[key] = value
    return {"request": request, "response": response}


def read(**changes: Any) -> Any:
    return cassette({"interactions": [interaction(**changes)]}).interactions[0]


@pytest.mark.parametrize(
    "body",
    [
        *("hello", b"hello", {"string": "hello"}, {"string": b"hello"}, io.BytesIO(b"hello")),
        *(["hel", b"lo"], iter([b"hel", b"lo"]), ("hello",)),
    ],
)
def test_bodies_are_read_in_every_form(body: object) -> None:
    assert read(response_body=body).response.body == b"hello"


@pytest.mark.parametrize("body", [None, "", {}, {"string": None}, []])
def test_a_body_may_be_empty_in_every_form(body: object) -> None:
    assert read(request_body=body).request.body == b""


def test_headers_may_be_lists_or_single_values_of_any_type() -> None:
    headers = {"a": ["1", 2], "b": "3", "c": b"4", "d": ("5",)}
    assert read(request_headers=headers).request.headers == (
        *(("a", "1"), ("a", "2"), ("b", "3"), ("c", "4"), ("d", "5")),
    )
    assert read(request_headers=None).request.headers == ()


def test_the_layout_that_old_vcrpy_wrote_for_httpx_is_read() -> None:
    response = {"status_code": 201, "headers": {"a": "b"}, "content": "hello"}
    old = {"request": interaction()["request"], "response": response}
    read = cassette({"interactions": [old]}).interactions[0].response
    assert (read.status, read.headers, read.body) == (201, (("a", "b"),), b"hello")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"request_body": 7}, "a body of an unknown type"),
        ({"request_body": {"other": 1}}, "a body of an unknown type"),
        ({"request_body": "\ud800"}, "a body that is no Unicode text"),
        ({"request_headers": ["a"]}, "headers that are no mapping"),
        ({"request_method": None}, "a request without method or uri"),
        ({"request_uri": 7}, "a request without method or uri"),
        ({"response_status": None}, "a response without a status code"),
        ({"response_status": {"code": "200"}}, "a response without a status code"),
    ],
)
def test_a_malformed_interaction_is_named_by_its_number(
    changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(LayoutError, match=f"interaction 1 has {problem}"):
        read(**changes)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("text", "metadata.assistants is no mapping"),
        ({}, "metadata.assistants has no format number"),
        ({"format": 0}, "metadata.assistants has no format number"),
        ({"format": 1, "variables": "a"}, "metadata.assistants.variables is no mapping"),
        ({"format": 1, "api_versions": "a"}, "of another type"),
        ({"format": 1, "sanitizer": "a"}, "of another type"),
        ({"format": 1, "recorded": "soon"}, "a recorded that is no day"),
    ],
)
def test_a_malformed_head_is_refused(head: object, problem: str) -> None:
    with pytest.raises(LayoutError, match=problem):
        cassette({"interactions": [], "metadata": {"assistants": head}})


def test_a_newer_head_is_told_apart() -> None:
    with pytest.raises(NewerFormatError):
        cassette({"interactions": [], "metadata": {"assistants": {"format": 2}}})


@pytest.mark.parametrize("metadata", [None, {}, {"other": 1}, "text"])
def test_a_stock_cassette_has_no_head(metadata: object) -> None:
    assert cassette({"interactions": [], "metadata": metadata}).head is None


def test_a_head_may_leave_out_all_but_its_format() -> None:
    read = cassette({"interactions": [], "metadata": {"assistants": {"format": 1}}})
    assert read.head == Head("unknown")


@pytest.mark.parametrize("truncation", [None, "closed", "reset", "timeout", "unread"])
def test_an_interaction_may_tell_how_its_answer_was_truncated(truncation: object) -> None:
    said = {**interaction(), "truncated": truncation}
    [found] = cassette({"interactions": [said]}).interactions
    assert found.response.truncated == truncation


def test_a_truncation_that_is_not_known_is_refused() -> None:
    said = {**interaction(), "truncated": "somehow"}
    with pytest.raises(LayoutError, match="interaction 1 has a truncation that is none of closed"):
        cassette({"interactions": [said]})
