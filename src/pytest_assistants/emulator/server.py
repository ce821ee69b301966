"""Serves an emulator on loopback, from its own thread; the only door to starlette and uvicorn."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from http import HTTPMethod
from typing import TYPE_CHECKING, Self

from pytest_assistants import event_stream, wire
from pytest_assistants.contract.events import DONE
from pytest_assistants.errors import MissingExtra, SettingsError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, MutableMapping
    from types import TracebackType
    from typing import Any

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from uvicorn.protocols.http.h11_impl import H11Protocol
    from uvicorn.server import ServerState

    from pytest_assistants.emulator.backend import Emulator

_NAME = "pytest-assistants-emulator"
_HOST = "127.0.0.1"
# Windows would let two servers share the port.
_REUSE = int(os.name == "posix")
_BACKLOG = 512
_KEEP_ALIVE_SECONDS = 300
_GRACE_SECONDS = 2.0
_END_OF_EVENT = b"\n\n"
_LAST_EVENT = f"event: {DONE}\n".encode()
_SILENT = logging.CRITICAL + 1


@dataclass(frozen=True, slots=True)
class _Running:
    """A server that accepts: its port, its thread, and how to tell it to stop."""

    port: int
    thread: threading.Thread
    stop: Callable[[], object]


class EmulatorServer:
    """An emulator behind a port of 127.0.0.1; it logs nothing and answers no ``Date``.

    Args:
        emulator: What answers.
        port: The port to listen on; 0 takes a free one.

    Raises:
        MissingExtra: starlette or uvicorn is not installed.
    """

    def __init__(self, emulator: Emulator, *, port: int = 0) -> None:
        self._application = _application(emulator)
        self._port = port
        self._running: _Running | None = None

    @property
    def origin(self) -> str:
        """``http://127.0.0.1:PORT``.

        Raises:
            SettingsError: the server does not run.
        """
        if self._running is None:
            raise SettingsError("the emulator's server has no origin before it is started")
        return f"http://{_HOST}:{self._running.port}"

    def start(self) -> Self:
        """Listen, and return as soon as requests are accepted; a running server keeps running.

        Raises:
            SettingsError: the port cannot be listened on.
        """
        if self._running is None:
            self._running = _start(self._application, _listen(self._port))
        return self

    def stop(self) -> None:
        """Close the port and every connection, and end the thread; a stopped server stays so."""
        running, self._running = self._running, None
        if running is not None:
            running.stop()
            running.thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _application(emulator: Emulator) -> Starlette:
    try:
        import uvicorn  # noqa: F401, PLC0415 - asked here, so that its absence is told at once
        from starlette.applications import Starlette  # noqa: PLC0415 - an extra
        from starlette.responses import (  # noqa: PLC0415 - an extra
            Response,
            StreamingResponse,
        )
        from starlette.routing import Route  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtra("the emulator's server", "emulator") from None

    async def answer(request: Request) -> Response:
        given = emulator.handle(_request(request.scope, await request.body()))
        response = (
            StreamingResponse(_events(given.body), given.status)
            if event_stream.is_event_stream(given.headers)
            else Response(given.body, given.status)
        )
        response.raw_headers = _raw(given.headers)
        return response

    return Starlette(routes=[Route("/{path:path}", answer, methods=list(HTTPMethod))])


def _raw(headers: wire.Headers) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]


async def _events(body: bytes) -> AsyncIterator[bytes]:
    """The events one by one; a stream that lacks its last breaks the connection off."""
    *events, rest = body.split(_END_OF_EVENT)
    for event in events:
        yield event + _END_OF_EVENT
        # Each goes out on its own.
        await asyncio.sleep(0)
    if rest or not events or not events[-1].startswith(_LAST_EVENT):
        raise ConnectionAbortedError("the stream was cut off on order")


def _request(scope: MutableMapping[str, Any], body: bytes) -> wire.Request:
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
    )
    host = next((value for name, value in headers if name == "host"), _HOST)
    query = scope["query_string"].decode("latin-1")
    path = scope["raw_path"].decode("latin-1")
    url = f"http://{host}{path}{'?' if query else ''}{query}"
    return wire.Request(scope["method"], url, headers, body)


def _listen(port: int) -> socket.socket:
    # Named as TCP, so that asyncio answers at once and never waits to fill a packet.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, _REUSE)
        listening.bind((_HOST, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"port {port} of {_HOST} cannot be listened on: {reason}") from None
    return listening


def _start(application: Starlette, listening: socket.socket) -> _Running:
    accepting: Future[Callable[[], object]] = Future()
    thread = threading.Thread(
        target=_run, args=(application, listening, accepting), name=_NAME, daemon=True
    )
    port = listening.getsockname()[1]
    thread.start()
    try:
        return _Running(port, thread, accepting.result())
    except Exception:
        thread.join()
        raise


def _run(
    application: Starlette, listening: socket.socket, accepting: Future[Callable[[], object]]
) -> None:
    try:
        asyncio.run(_serve(application, listening, accepting))
    except Exception as error:  # noqa: BLE001 - whoever waits for the start must hear of it
        listening.close()
        accepting.set_exception(error)


async def _serve(
    application: Starlette, listening: socket.socket, accepting: Future[Callable[[], object]]
) -> None:
    # uvicorn's own Server polls, takes signals and reports to loggers of the process: not here.
    from uvicorn.server import ServerState  # noqa: PLC0415 - an extra

    state, loop, stopping = ServerState(), asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(_protocols(application, state), sock=listening)
    accepting.set_result(lambda: loop.call_soon_threadsafe(stopping.set))
    await stopping.wait()
    server.close()
    await _close(state)


def _protocols(application: Starlette, state: ServerState) -> Callable[[], H11Protocol]:
    from uvicorn import Config  # noqa: PLC0415 - an extra
    from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: PLC0415 - an extra

    config = Config(
        application,
        http=H11Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
    )
    silence = logging.Logger(_NAME, _SILENT)  # noqa: LOG001 - a registered one is the process's

    def protocol() -> H11Protocol:
        made = H11Protocol(config=config, server_state=state, app_state={})
        made.logger = made.access_logger = silence
        made.access_log = False
        return made

    return protocol


async def _close(state: ServerState) -> None:
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        await asyncio.wait(set(state.tasks), timeout=_GRACE_SECONDS)
    for connection in list(state.connections):
        connection.transport.abort()
    # The loop needs one turn to tell the connections that they are lost.
    await asyncio.sleep(0)
