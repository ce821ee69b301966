"""The emulator behind a real socket: what is recorded from it has crossed TCP.

It is asked over a plain connection, which no mock hears that a test lays on an HTTP library.
"""

from __future__ import annotations

import contextlib
import string
from http.client import HTTPConnection, IncompleteRead
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from pytest_assistants.emulator.server import EmulatorServer
from pytest_assistants.event_stream import is_event_stream, whole_lines
from pytest_assistants.upstream.direct import SECONDS, SENT_ANEW
from pytest_assistants.wire import TRANSFER_HEADERS, Request, Response

if TYPE_CHECKING:
    from http.client import HTTPResponse

    from pytest_assistants.emulator.backend import Emulator
    from pytest_assistants.wire import Truncation


class EmulatedUpstream:
    """An emulator served on loopback; requests for any origin go there."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self._server = EmulatorServer(emulator)
        self._server.start()
        self._idle: list[HTTPConnection] = []

    def send(self, request: Request) -> Response:
        """The emulator's answer to this path and query."""
        while connection := self._taken():
            with contextlib.suppress(ConnectionError):  # closed since, as idle ones are
                return self._over(connection, request)
        fresh = HTTPConnection(urlsplit(self._server.origin).netloc, timeout=SECONDS)
        fresh.set_debuglevel(0)  # whatever a test has set for all
        return self._over(fresh, request)

    def close(self) -> None:
        """Close the connections and stop the server."""
        while connection := self._taken():
            connection.close()
        self._server.stop()

    def _taken(self) -> HTTPConnection | None:
        """A connection that waits, which no other thread then has."""
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        return None

    def _over(self, connection: HTTPConnection, request: Request) -> Response:
        """The answer over this connection, which is kept if the answer is whole."""
        is_whole = False
        try:
            _ask(connection, request)
            answer = _answer(connection.getresponse())
            is_whole = answer.truncated is None
        finally:
            if is_whole:
                self._idle.append(connection)
            else:
                connection.close()
        return answer


def _ask(connection: HTTPConnection, request: Request) -> None:
    parts = urlsplit(request.url)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    ascii_ = quote(target, safe=string.punctuation)
    connection.putrequest(request.method, ascii_, skip_accept_encoding=True)
    for name, value in request.headers:
        if name.lower() not in SENT_ANEW:
            connection.putheader(name, value.encode())
    connection.putheader("content-length", str(len(request.body)))
    connection.endheaders(request.body)


def _answer(answer: HTTPResponse) -> Response:
    lowered = ((name.lower(), value) for name, value in answer.getheaders())
    kept = tuple(pair for pair in lowered if pair[0] not in TRANSFER_HEADERS)
    body, truncated = _read(answer, is_stream=is_event_stream(kept))
    return Response(answer.status, kept, body, answer.reason, truncated)


def _read(answer: HTTPResponse, *, is_stream: bool) -> tuple[bytes, Truncation | None]:
    """The body, and how it ended; only of a stream does a part say anything."""
    try:
        return answer.read(), None
    except IncompleteRead as cut:
        if not is_stream:
            raise
        return whole_lines(cut.partial), "closed"
