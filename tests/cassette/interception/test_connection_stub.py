"""Connections of http.client and urllib3: a gate for the kit's traffic, untouched for others."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import ssl
from typing import TYPE_CHECKING

import brotli
import pytest
import requests
import urllib3
from vcr.request import Request as VcrRequest

from pytest_assistants.cassette.interception.connection_stub import GateCassette, heard_response
from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.wire import Response

if TYPE_CHECKING:
    from tests.cassette.interception.conftest import FakeGate, Server

    from pytest_assistants.wire import Headers


def _vcr_request(uri: str = "https://h.test/api") -> VcrRequest:
    return VcrRequest("GET", uri, None, {"X-A": [b"1"]})


def _port(server: Server) -> int:
    return int(server.origin.rpartition(":")[2])


def test_the_gate_is_asked_once_however_often_vcr_asks(gate: FakeGate) -> None:
    cassette, request = GateCassette(gate=gate), _vcr_request()
    assert cassette.can_play_response_for(request)
    assert cassette.can_play_response_for(request)
    [entered] = gate.entered
    assert (entered.method, entered.url, entered.headers) == (
        "GET",
        "https://h.test/api",
        (("X-A", "1"),),
    )
    assert entered.body == b""


def test_a_played_answer_keeps_repeated_headers(gate: FakeGate) -> None:
    cassette, request = GateCassette(gate=gate), _vcr_request()
    request.assistants_answer = Response(200, (("a", "1"), ("a", "2"), ("b", "3")), b"x", "OK")
    assert cassette.play_response(request) == {
        "status": {"code": 200, "message": "OK"},
        "headers": {"a": ["1", "2"], "b": ["3"]},
        "body": {"string": b"x"},
    }


def test_an_answer_is_handed_back_decoded_and_whole(gate: FakeGate) -> None:
    gate.plays = False
    cassette, request = GateCassette(gate=gate), _vcr_request()
    assert not cassette.can_play_response_for(request)
    cassette.append(
        request,
        {
            "status": {"code": 200, "message": None},
            "headers": {"Content-Encoding": ["gzip"], "X-A": ["1", b"2"], "X-B": "3"},
            "body": {"string": gzip.compress(b"hello")},
        },
    )
    [(ticket, response)] = gate.left
    assert isinstance(ticket, Ticket)
    assert response == Response(200, (("X-A", "1"), ("X-A", "2"), ("X-B", "3")), b"hello", "")


@pytest.mark.parametrize(
    ("body", "heard", "kept"),
    [
        (brotli.compress(b"hello"), b"hello", ()),
        (b"\xff\x00\xff", b"\xff\x00\xff", (("content-encoding", "br"),)),
    ],
)
def test_what_vcr_cannot_undo_is_undone_by_what_is_installed(
    body: bytes, heard: bytes, kept: Headers
) -> None:
    headers = {"content-encoding": ["br"]}
    status = {"code": 200, "message": "OK"}
    answer = heard_response({"status": status, "headers": headers, "body": {"string": body}})
    assert answer == Response(200, kept, heard, "OK")


def test_an_answer_without_a_body_is_empty(gate: FakeGate) -> None:
    gate.plays = False
    cassette, request = GateCassette(gate=gate), _vcr_request()
    cassette.can_play_response_for(request)
    answer = {"status": {"code": 204, "message": "No"}, "headers": {}, "body": {"string": None}}
    cassette.append(request, answer)
    assert gate.left[0][1] == Response(204, (), b"", "No")


def test_the_answer_to_others_traffic_is_not_handed_over(gate: FakeGate) -> None:
    cassette, request = GateCassette(gate=gate), _vcr_request("https://h.test/other")
    assert not cassette.can_play_response_for(request)
    cassette.append(request, {})
    assert gate.left == []
    assert not cassette.write_protected


@pytest.mark.usefixtures("gate")
def test_a_request_in_steps_passes_when_it_is_others(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", _port(server), timeout=5)
    with contextlib.closing(connection):
        connection.putrequest("POST", "/other")
        connection.putheader("content-length", "3")
        connection.endheaders(b"abc")
        assert connection.getresponse().status == 200
    assert server.seen == [("POST", "/other", b"abc")]


@pytest.mark.usefixtures("gate")
def test_a_connection_that_was_opened_first_is_used(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", _port(server), timeout=5)
    connection.connect()
    connection.request("POST", "/other", b"abc")
    with contextlib.closing(connection):
        assert connection.getresponse().status == 200
    assert server.seen == [("POST", "/other", b"abc")]


@pytest.mark.usefixtures("gate")
def test_a_connection_to_a_closed_port_fails_as_it_would() -> None:
    connection = http.client.HTTPConnection("127.0.0.1", 9, timeout=1)
    connection.request("GET", "/other")
    with pytest.raises(ConnectionRefusedError):
        connection.getresponse()


@pytest.mark.usefixtures("gate")
def test_a_secure_connection_is_opened_by_its_own_class(server: Server) -> None:
    context = ssl.create_default_context()
    connection = http.client.HTTPSConnection("127.0.0.1", _port(server), timeout=5, context=context)
    connection.request("GET", "/other")
    with contextlib.closing(connection), pytest.raises(ssl.SSLError):
        connection.getresponse()


@pytest.mark.usefixtures("gate")
def test_a_secure_connection_without_a_context_makes_its_own() -> None:
    connection = http.client.HTTPSConnection("127.0.0.1", 9, timeout=5)
    connection.request("GET", "/api")
    assert connection.getresponse().status == 201


@pytest.mark.usefixtures("gate")
def test_urllib3s_way_to_read_an_answer_is_kept_for_others(server: Server) -> None:
    with urllib3.PoolManager() as pool:
        answer = pool.request(
            "POST", f"{server.origin}/other", body=b"x" * 10, preload_content=False
        )
        assert answer.read(4) == b"xxxx"
        assert answer.read() == b"xxxxxx"
        answer.release_conn()


@pytest.mark.usefixtures("gate")
def test_others_traffic_is_streamed(server: Server) -> None:
    with requests.post(f"{server.origin}/other", b"abc", stream=True, timeout=5) as answer:
        assert list(answer.iter_content(1)) == [b"a", b"b", b"c"]


def test_a_connection_is_used_again_by_others_traffic(gate: FakeGate, server: Server) -> None:
    with requests.Session() as session:
        for path in ("/other", "/api/x", "/other"):
            session.post(f"{server.origin}{path}", b"abc", timeout=5)
    assert [path for _, path, _ in server.seen] == ["/other", "/other"]
    assert len(gate.entered) == 1
