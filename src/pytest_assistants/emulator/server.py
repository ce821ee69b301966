"""Serves an emulator on loopback, from its own thread; the only door to uvicorn."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pytest_assistants.emulator.application import application
from pytest_assistants.errors import MissingExtra, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from uvicorn.protocols.http.h11_impl import H11Protocol
    from uvicorn.server import ServerState

    from pytest_assistants.emulator.application import Application, Handler

_NAME = "pytest-assistants-emulator"
_HOST = "127.0.0.1"
# Windows would let two servers share the port.
_REUSE = int(os.name == "posix")
_BACKLOG = 512
_KEEP_ALIVE_SECONDS = 300
_GRACE_SECONDS = 2.0
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
        MissingExtra: uvicorn is not installed.
    """

    def __init__(self, emulator: Handler, *, port: int = 0) -> None:
        _require_uvicorn()
        self._application = application(emulator)
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


def _require_uvicorn() -> None:
    """Ask for it before the server's thread does, so that its absence is told at once."""
    try:
        import uvicorn  # noqa: F401, PLC0415 - an extra
    except ImportError:
        raise MissingExtra("the emulator's server", "emulator") from None


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


def _start(application: Application, listening: socket.socket) -> _Running:
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
    application: Application, listening: socket.socket, accepting: Future[Callable[[], object]]
) -> None:
    try:
        asyncio.run(_serve(application, listening, accepting))
    except Exception as error:  # noqa: BLE001 - whoever waits for the start must hear of it
        listening.close()
        accepting.set_exception(error)


async def _serve(
    application: Application, listening: socket.socket, accepting: Future[Callable[[], object]]
) -> None:
    # uvicorn's own Server polls, takes signals and reports to loggers of the process: not here.
    from uvicorn.server import ServerState  # noqa: PLC0415 - an extra

    state, loop, stopping = ServerState(), asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(_protocols(application, state), sock=listening)
    accepting.set_result(lambda: loop.call_soon_threadsafe(stopping.set))
    await stopping.wait()
    server.close()
    await _close(state)


def _protocols(application: Application, state: ServerState) -> Callable[[], H11Protocol]:
    from uvicorn import Config  # noqa: PLC0415 - an extra
    from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: PLC0415 - an extra

    config = Config(
        application,
        http=H11Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        proxy_headers=False,
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
