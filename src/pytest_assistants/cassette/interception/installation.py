"""All patches at once: put up before the first fixture, taken down after the last."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pytest_assistants.cassette.interception import (
    connections,
    credentials,
    httpx_stub,
    late_transports,
    sleeping,
    socket_guard,
    thread_hook,
    trust_store,
)
from pytest_assistants.cassette.interception.late_import import on_import
from pytest_assistants.cassette.interception.replacing import Patch, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from pytest_assistants.cassette.interception.gate import Gate


@contextlib.contextmanager
def installed(
    gate: Gate,
    *,
    offline: bool,
    fake_credentials: bool = True,
    hurried: bool = False,
    late: bool = True,
) -> Iterator[None]:
    """Every HTTP library asks the gate; offline sockets are guarded too, ``hurried`` sleeps.

    What can wait for a library's import does, if ``late``.
    """
    with contextlib.ExitStack() as stack:

        def put_up(library: ModuleType) -> None:
            late_pools = late_transports.patches(library, gate) if offline else ()
            for patch in (*_transports(library, gate), *late_pools):
                stack.enter_context(replaced(*patch))

        for name in ("httpx", "httpx2"):
            stack.enter_context(on_import(name, put_up))
        stack.enter_context(connections.heard(gate, late=late))
        for patch in tuple(_others(gate, offline=offline, hurried=hurried)):
            stack.enter_context(replaced(*patch))
        if fake_credentials:
            stack.enter_context(credentials.faked())
        yield


def _transports(library: ModuleType, gate: Gate) -> Iterator[Patch]:
    """The same of httpx and of httpx2."""
    sync, concurrent = library.HTTPTransport, library.AsyncHTTPTransport
    handle = httpx_stub.sync_handler(sync.handle_request, library=library, gate=gate)
    yield sync, "handle_request", handle
    handle = httpx_stub.async_handler(concurrent.handle_async_request, library=library, gate=gate)
    yield concurrent, "handle_async_request", handle


def _others(gate: Gate, *, offline: bool, hurried: bool) -> Iterator[Patch]:
    if offline or hurried:  # on the emulator too, nobody has a reason to reach the API
        yield from socket_guard.patches(gate)
    if offline:
        yield from trust_store.patches(gate)
    if hurried:
        yield from sleeping.patches(gate)
    yield from thread_hook.patches()
