"""A real server on loopback, and a gate that keeps what it is asked."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.installation import installed
from pytest_assistants.wire import Failure, Headers, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.seen.append((self.command, self.path, body))  # type: ignore[attr-defined]  # set below
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST  # noqa: N815 - the base class calls it so

    def log_message(self, *_: object) -> None:
        """Silent."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128


@dataclass
class Server:
    origin: str
    seen: list[tuple[str, str, bytes]]


@pytest.fixture
def server() -> Iterator[Server]:
    echo = _Server(("127.0.0.1", 0), _Echo)
    echo.seen = []  # type: ignore[attr-defined]  # what the handler was asked
    thread = threading.Thread(target=echo.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Server(f"http://127.0.0.1:{echo.server_port}", echo.seen)  # type: ignore[attr-defined]  # the same
    echo.shutdown()
    thread.join()
    echo.server_close()


PLAYED = Response(201, (("content-type", "application/json"),), b'{"played":true}', "Yes")


@dataclass
class FakeGate:
    """Admits paths that begin with /api; plays a canned answer, or lets the request out."""

    plays: bool = True
    answer: Response | Failure = PLAYED
    entered: list[Request] = field(default_factory=list)
    left: list[tuple[Ticket, Response]] = field(default_factory=list)
    listening: list[tuple[Ticket, Callable[[], None]]] = field(default_factory=list)
    refused_hosts: frozenset[str] = frozenset()
    error: BaseException | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def admits(self, method: str, url: str, headers: Headers) -> bool:  # noqa: ARG002 - the gate's signature
        return "/api" in url

    def enter(self, request: Request) -> Response | Failure | Ticket:
        if self.error is not None:
            raise self.error
        with self.lock:
            self.entered.append(request)
        if self.plays:
            return self.answer
        return Ticket(request, number=len(self.entered))

    def leave(self, ticket: Ticket, response: Response) -> None:
        with self.lock:
            self.left.append((ticket, response))

    def listen(self, ticket: Ticket, conclude: Callable[[], None]) -> None:
        self.listening.append((ticket, conclude))

    def hurries(self) -> bool:
        return False

    def slept(self, seconds: float) -> None:
        raise AssertionError(f"nobody is hurried, and let off {seconds}")

    def is_in_test(self) -> bool:
        return True

    def refuses_host(self, host: str) -> bool:
        return host in self.refused_hosts

    def refuse(self, host: str) -> BaseException:
        return PermissionError(f"refused {host}")


@pytest.fixture
def gate() -> Iterator[FakeGate]:
    gate = FakeGate()
    with installed(gate, offline=True):
        yield gate
