from __future__ import annotations

import logging
import socket
import sys
import threading
from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants.emulator import Emulator, EmulatorServer
from pytest_assistants.errors import MissingExtra, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSION = {"api-version": "2024-05-01-preview"}


@pytest.fixture
def client(emulator: Emulator) -> Iterator[httpx.Client]:
    with (
        EmulatorServer(emulator) as server,
        httpx.Client(
            base_url=f"{server.origin}/openai",
            headers={"api-key": "k"},
            params=_VERSION,
            trust_env=False,
        ) as client,
    ):
        yield client


def _port(server: EmulatorServer) -> int:
    return int(server.origin.rpartition(":")[2])


def test_what_is_asked_over_http_is_answered_by_the_emulator(
    client: httpx.Client, emulator: Emulator
) -> None:
    made = client.post("/threads", json={"metadata": {"a": "b"}})
    assert made.status_code == 200
    assert [made.json()["id"]] == [each["id"] for each in emulator.objects("thread")]
    assert client.get(f"/threads/{made.json()['id']}").json() == made.json()
    assert emulator.requests[0] == ("POST", "/openai/threads")


def test_bytes_pass_in_both_directions_unchanged(client: httpx.Client) -> None:
    content = bytes(range(256)) * 8_000
    sent = {"file": ("a.bin", content)}
    made = client.post("/files", files=sent, data={"purpose": "assistants"}).json()
    assert made["bytes"] == len(content)
    assert client.get(f"/files/{made['id']}/content").content == content


def test_headers_come_as_the_emulator_gave_them(client: httpx.Client) -> None:
    answer = client.get("/assistants")
    assert answer.headers["apim-request-id"]
    assert not {"date", "server"} & answer.headers.keys()


def test_paths_and_queries_stay_percent_encoded(client: httpx.Client, emulator: Emulator) -> None:
    assert client.get("/threads/a%2Fb").status_code == 404
    assert emulator.requests == [("GET", "/openai/threads/a%2Fb")]
    assert client.get("/assistants?order=%61sc&limit=1").json()["data"] == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS", "TRACE"])
def test_every_method_reaches_the_emulator(
    client: httpx.Client, emulator: Emulator, method: str
) -> None:
    assert client.request(method, "/assistants").status_code == 404
    assert emulator.requests == [(method, "/openai/assistants")]


def test_a_request_without_a_host_is_answered(client: httpx.Client) -> None:
    address = (client.base_url.host, client.base_url.port or 0)
    with socket.create_connection(address) as connection:
        connection.sendall(b"GET /v1/assistants HTTP/1.0\r\napi-key: k\r\n\r\n")
        assert connection.recv(1_000).startswith(b"HTTP/1.1 200")


def test_a_stopped_server_frees_its_port_and_leaves_no_thread(emulator: Emulator) -> None:
    before = set(threading.enumerate())
    server = EmulatorServer(emulator).start()
    port = _port(server)
    assert set(threading.enumerate()) > before
    server.stop()
    assert set(threading.enumerate()) == before
    with EmulatorServer(emulator, port=port) as again:
        assert _port(again) == port


def test_a_connection_in_use_does_not_keep_the_server_from_stopping(emulator: Emulator) -> None:
    server = EmulatorServer(emulator).start()
    half = b"POST /v1/threads HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\n{"
    with (
        httpx.Client(base_url=server.origin, trust_env=False) as idle,
        socket.create_connection(("127.0.0.1", _port(server))) as stuck,
    ):
        idle.get("/v1/assistants")
        stuck.sendall(half)
        idle.get("/v1/assistants")
        server.stop()
        assert stuck.recv(1_000) == b""


def test_starting_and_stopping_may_be_said_twice(emulator: Emulator) -> None:
    server = EmulatorServer(emulator)
    origin = server.start().origin
    assert server.start().origin == origin
    server.stop()
    server.stop()
    with pytest.raises(SettingsError, match="no origin before it is started"):
        _ = server.origin


def test_a_server_can_be_started_again(emulator: Emulator) -> None:
    server = EmulatorServer(emulator)
    for _ in range(2):
        with server:
            answer = httpx.get(f"{server.origin}/v1/files", headers={"api-key": "k"})
            assert answer.status_code == 200


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_is_none_is_told_in_one_sentence(emulator: Emulator, port: int) -> None:
    with pytest.raises(SettingsError, match=f"^port {port} of 127.0.0.1 cannot be listened on: "):
        EmulatorServer(emulator, port=port).start()


def test_a_port_in_use_is_told_in_one_sentence(emulator: Emulator) -> None:
    with EmulatorServer(emulator) as server:
        taken = _port(server)
        with pytest.raises(SettingsError, match=f"^port {taken} of 127.0.0.1 cannot be"):
            EmulatorServer(emulator, port=taken).start()


def test_a_server_that_cannot_start_says_why_and_frees_its_port(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no protocol")

    before = set(threading.enumerate())
    with monkeypatch.context() as patch:
        patch.setattr("pytest_assistants.emulator.server._protocols", broken)
        with pytest.raises(RuntimeError, match="no protocol"):
            EmulatorServer(emulator).start()
    assert set(threading.enumerate()) == before
    with EmulatorServer(emulator) as server:
        assert _port(server)


def test_the_server_logs_nothing_and_leaves_logging_alone(
    emulator: Emulator, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG, logger="uvicorn")
    before = [(name, logging.getLogger(name).level) for name in ("uvicorn.error", "uvicorn.access")]
    with EmulatorServer(emulator) as server:
        httpx.get(f"{server.origin}/v1/files", headers={"api-key": "k"})
        with socket.create_connection(("127.0.0.1", _port(server))) as odd:
            odd.sendall(b"nonsense\r\n\r\n")
            assert odd.recv(1_000).startswith(b"HTTP/1.1 400")
    assert [record for record in caplog.records if record.name.startswith("uvicorn")] == []
    assert capfd.readouterr() == ("", "")
    after = [(name, logging.getLogger(name).level) for name in ("uvicorn.error", "uvicorn.access")]
    assert after == before
    assert logging.getLogger("uvicorn.access").propagate is True


def test_a_missing_dependency_names_the_extra(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingExtra, match=r"pip install 'pytest-assistants\[emulator\]'"):
        EmulatorServer(emulator)
