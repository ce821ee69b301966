"""A server on loopback that sends the next event when its client says it has the one before."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Ending = Literal["whole", "closed", "reset", "never"]

EVENTS = (
    'event: a\ndata: {"n": "é"}\n\n'.encode(),
    b"data: second\r\n\r\n",
    b"data: [DONE]\n\n",
)
SECONDS = 20  # no test waits so long, unless it fails


@dataclass
class Broadcast:
    """What is sent, and how it ends; ``received`` is released for each event that arrived."""

    events: tuple[bytes, ...] = EVENTS
    ending: Ending = "whole"
    content_type: str = "text/event-stream; charset=utf-8"
    received: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    given_up: threading.Event = field(default_factory=threading.Event)
    origin: str = ""

    def freely(self) -> None:
        """Send all at once, whoever listens."""
        self.received.release(len(self.events) + 1)

    def send(self, connection: socket.socket) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {self.content_type}\r\n"
        head += "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head.encode())
        for event in self.events:
            connection.sendall(b"%x\r\n%b\r\n" % (len(event), event))
            if not self.received.acquire(timeout=SECONDS):
                return
        if self.ending == "whole":
            connection.sendall(b"0\r\n\r\n")
        if self.ending == "reset":
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        if self.ending == "never":
            self.given_up.wait(SECONDS)


@contextlib.contextmanager
def serving(broadcast: Broadcast) -> Iterator[Broadcast]:
    """The broadcast, on the air."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            # Whole, since what is left unread would reset the connection.
            with self.request.makefile("rb") as lines:
                head = [*iter(lambda: lines.readline().strip().lower(), b"")]
                sizes = [line[15:] for line in head if line.startswith(b"content-length:")]
                lines.read(sum(map(int, sizes)))
            with contextlib.suppress(OSError):
                broadcast.send(self.request)
            self.request.close()

        def finish(self) -> None:
            """Closed already, and perhaps reset."""

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def shutdown_request(self, request: object) -> None:
            """The handler closes its connection as the ending asks."""

    with Server(("127.0.0.1", 0), Handler) as server:
        broadcast.origin = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield broadcast
        finally:
            broadcast.given_up.set()
            broadcast.freely()
            server.shutdown()
            thread.join()
