"""Requests and responses tell their parts, and never their secrets."""

from __future__ import annotations

import pytest

from pytest_assistants.wire import (
    Request,
    Response,
    is_json,
    json_of,
)


def test_a_request_shows_neither_host_nor_query_nor_body() -> None:
    request = Request(
        "POST", "https://me:pw@h.test/openai/files?sig=secret", (("api-key", "k"),), b"abc"
    )
    assert repr(request) == "<Request POST /openai/files, 3 bytes>"


def test_a_response_shows_neither_headers_nor_body() -> None:
    assert repr(Response(200, (("x", "secret"),), b"abcd")) == "<Response 200, 4 bytes>"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://h.test/x", "https://h.test"),
        ("http://h.test:8443/x?y", "http://h.test:8443"),
        ("https://me:p@ss@h.test/x", "https://h.test"),
    ],
)
def test_an_origin_is_scheme_host_and_port_without_user_information(url: str, origin: str) -> None:
    assert Request("GET", url).origin == origin


def test_a_url_without_a_path_has_the_root() -> None:
    assert Request("GET", "https://h.test").path == "/"


def test_a_path_stays_percent_encoded() -> None:
    assert Request("GET", "https://h.test/a%20b?c").path == "/a%20b"


def test_a_query_is_decoded_in_the_order_sent_and_keeps_blanks() -> None:
    request = Request("GET", "https://h.test/?b=%C3%A9&a=&b=2")
    assert request.query == (("b", "é"), ("a", ""), ("b", "2"))
    assert request.parameter("b") == "é"
    assert request.parameter("c") is None


def test_headers_are_found_in_any_case_and_the_first_counts() -> None:
    headers = (("X-One", "1"), ("x-one", "2"))
    assert Request("GET", "https://h.test", headers).header("x-ONE") == "1"
    assert Response(200, headers).header("X-one") == "1"
    assert Response(200, headers).header("x-two") is None


@pytest.mark.parametrize(("status", "ok"), [(199, False), (200, True), (299, True), (300, False)])
def test_ok_is_2xx(status: int, *, ok: bool) -> None:
    assert Response(status).ok is ok


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000], ids=len)
def test_what_is_no_json_is_none(body: bytes) -> None:
    assert json_of(body) is None


def test_json_is_read() -> None:
    assert json_of(b'{"a": [1, null]}') == {"a": [1, None]}


@pytest.mark.parametrize(
    ("content_type", "announced"),
    [
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("application/problem+json", True),
        ("text/json", False),
        ("", False),
    ],
)
def test_json_is_announced_by_its_essence(
    content_type: str,
    *,
    announced: bool,
) -> None:
    assert is_json((("Content-Type", content_type),)) is announced


def test_no_content_type_announces_nothing() -> None:
    assert not is_json(())
