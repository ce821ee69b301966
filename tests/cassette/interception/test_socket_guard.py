"""Sockets towards a refused host are refused; all others are not touched."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cassette.interception.conftest import FakeGate, Server

HOST = "refused.test"


@pytest.fixture(autouse=True)
def _refused(gate: FakeGate) -> None:
    gate.refused_hosts = frozenset({HOST, "127.0.0.9"})


@pytest.mark.parametrize("host", [HOST, HOST.encode()])
def test_a_refused_host_is_not_looked_up(host: str | bytes) -> None:
    with pytest.raises(PermissionError, match=f"^refused {HOST}$"):
        socket.getaddrinfo(host, 443)


def test_a_refused_address_is_not_connected_to() -> None:
    with contextlib.closing(socket.socket()) as plain:
        with pytest.raises(PermissionError, match=r"^refused 127\.0\.0\.9$"):
            plain.connect(("127.0.0.9", 443))
        with pytest.raises(PermissionError, match=r"^refused 127\.0\.0\.9$"):
            plain.connect_ex(("127.0.0.9", 443))


def test_other_hosts_are_looked_up_and_connected_to(server: Server) -> None:
    port = int(server.origin.rpartition(":")[2])
    assert socket.getaddrinfo(None, port)
    with contextlib.closing(socket.create_connection(("127.0.0.1", port), timeout=5)) as plain:
        assert plain.getpeername() == ("127.0.0.1", port)


def test_a_socket_without_a_host_is_connected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # such an address is short
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as asking:
        listening.bind("here")
        listening.listen()
        asking.connect("here")
        assert asking.getpeername() == "here"
