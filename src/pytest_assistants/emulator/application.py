"""An emulator as an ASGI application: what a server hands in, and what it gets back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pytest_assistants import event_stream, wire
from pytest_assistants.contract.events import DONE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping
    from typing import Any, Protocol

    Message = Mapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    Application = Callable[[Mapping[str, Any], Receive, Send], Awaitable[None]]

    class Handler(Protocol):
        """What answers."""

        def handle(self, request: wire.Request) -> wire.Response:
            """Answer one request."""


_HOST = "127.0.0.1"
_END_OF_EVENT = b"\n\n"
_LAST_EVENT = f"event: {DONE}\n".encode()


def application(handler: Handler) -> Application:
    """What a server of ASGI calls with each request."""

    async def answer(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if body is None:
            return
        given = handler.handle(_request(scope, body))
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in given.headers
        ]
        await send({"type": "http.response.start", "status": given.status, "headers": headers})
        if event_stream.is_event_stream(given.headers):
            await _stream(given.body, send)
        else:
            await send({"type": "http.response.body", "body": given.body})

    return answer


async def _body(receive: Receive) -> bytes | None:
    """The request's body; None where the client left before its end."""
    body: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(body)


async def _stream(body: bytes, send: Send) -> None:
    for event in _events(body):
        await send({"type": "http.response.body", "body": event, "more_body": True})
        # Each goes out on its own.
        await asyncio.sleep(0)
    await send({"type": "http.response.body"})


def _events(body: bytes) -> Iterator[bytes]:
    """The events one by one; a stream that lacks its last breaks the connection off."""
    *events, rest = body.split(_END_OF_EVENT)
    for event in events:
        yield event + _END_OF_EVENT
    if rest or not events or not events[-1].startswith(_LAST_EVENT):
        raise ConnectionAbortedError("the stream was cut off on order")


def _request(scope: Mapping[str, Any], body: bytes) -> wire.Request:
    headers = tuple(
        [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
    )
    host = next((value for name, value in headers if name == "host"), _HOST)
    query = scope["query_string"].decode("latin-1")
    path = scope["raw_path"].decode("latin-1")
    url = f"http://{host}{path}{'?' if query else ''}{query}"
    return wire.Request(scope["method"], url, headers, body)
