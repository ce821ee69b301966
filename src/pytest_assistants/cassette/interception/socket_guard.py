"""The second line: sockets towards the API are refused where no HTTP library asked the gate."""

from __future__ import annotations

import functools
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytest_assistants.cassette.interception.gate import Gate

Patch = tuple[object, str, object]


def patches(gate: Gate) -> tuple[Patch, ...]:
    """Look-ups and connections that first ask whether the host is refused."""
    return (
        (socket, "getaddrinfo", _look_up(socket.getaddrinfo, gate)),
        (socket.socket, "connect", _connect(socket.socket.connect, gate)),
        (socket.socket, "connect_ex", _connect(socket.socket.connect_ex, gate)),
    )


def _look_up(real: Any, gate: Gate) -> Any:
    @functools.wraps(real)
    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        _ask(host, gate)
        return real(host, *args, **options)

    return getaddrinfo


def _connect(real: Any, gate: Gate) -> Any:
    @functools.wraps(real)
    def connect(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple):
            _ask(address[0], gate)
        return real(self, address)

    return connect


def _ask(host: Any, gate: Gate) -> None:
    name = host.decode("latin-1") if isinstance(host, bytes) else host
    if isinstance(name, str) and gate.refuses_host(name):
        raise gate.refuse(name)
