"""An endpoint on loopback that counts: each answer has a number, and nothing reaches it unseen."""

from __future__ import annotations

import contextlib
import json
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CERTIFICATE = Path(__file__).with_name("localhost_for_tests.pem")


@dataclass
class Endpoint:
    """Where the endpoint is, what it was asked, and what it answers.

    Attributes:
        origin: ``http://127.0.0.1:PORT``, or https on localhost.
        seen: method, path and body of each request that reached it.
        script: the next answers; afterwards the number of the answer and the request's body.
    """

    origin: str
    seen: list[tuple[str, str, bytes]] = field(default_factory=list)
    script: list[dict[str, Any]] = field(default_factory=list)
    numbers: count[int] = field(default_factory=lambda: count(1))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, method: str, path: str, body: bytes) -> bytes:
        with self.lock:
            self.seen.append((method, path, body))
            number = next(self.numbers)
            scripted = self.script.pop(0) if self.script else None
        said = {"number": number, "said": body.decode("latin-1")}
        return json.dumps(scripted or said).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        answer = self.server.endpoint.answer(self.command, self.path, body)  # type: ignore[attr-defined]  # set below
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST  # noqa: N815 - http.server's name

    def log_message(self, *_: object) -> None:
        """Silent."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Silent: clients hang up when a test says so."""


@contextlib.contextmanager
def serving(*, tls: bool = False) -> Iterator[Endpoint]:
    """The endpoint, while the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    origin = f"https://localhost:{server.server_port}" if tls else None
    endpoint = Endpoint(origin or f"http://127.0.0.1:{server.server_port}")
    server.endpoint = endpoint  # type: ignore[attr-defined]  # for the handler
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
