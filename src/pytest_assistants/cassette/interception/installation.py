"""All patches at once: put up before the first fixture, taken down after the last."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

import vcr.patch

from pytest_assistants.cassette.interception import (
    aiohttp_stub,
    connection_stub,
    credentials,
    httpx_stub,
    sleeping,
    socket_guard,
    thread_hook,
    trust_store,
)
from pytest_assistants.cassette.interception.connection_stub import GateCassette
from pytest_assistants.cassette.interception.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from pytest_assistants.cassette.interception.gate import Gate

Patch = tuple[object, str, object]

# vcr's own patches of these are replaced by ours.
SKIPPED = ("httplib", "httpx", "httpx2", "aiohttp")


@contextlib.contextmanager
def installed(
    gate: Gate, *, offline: bool, fake_credentials: bool = True, hurried: bool = False
) -> Iterator[None]:
    """Every HTTP library asks the gate; offline sockets are guarded too, ``hurried`` sleeps."""
    cassette = GateCassette(gate=gate, skip_patchers=SKIPPED)
    cassette.custom_patches = (
        *connection_stub.patches(gate),
        *_transports(gate),
        *_sessions(gate, cassette),
        *((*socket_guard.patches(gate), *trust_store.patches(gate)) if offline else ()),
        *(sleeping.patches(gate) if hurried else ()),
        *thread_hook.patches(),
    )
    with contextlib.ExitStack() as stack:
        for patcher in vcr.patch.CassettePatcherBuilder(cassette).build():
            stack.enter_context(patcher)
        if fake_credentials:
            stack.enter_context(credentials.faked())
        stack.enter_context(quiet())
        yield


def _transports(gate: Gate) -> Iterator[Patch]:
    for name in ("httpx", "httpx2"):
        # vcr.patch has imported each HTTP library that is installed.
        library: ModuleType | None = sys.modules.get(name)
        if library is not None:
            sync, concurrent = library.HTTPTransport, library.AsyncHTTPTransport
            handle = httpx_stub.sync_handler(sync.handle_request, library=library, gate=gate)
            yield sync, "handle_request", handle
            handle = httpx_stub.async_handler(
                concurrent.handle_async_request, library=library, gate=gate
            )
            yield concurrent, "handle_async_request", handle


def _sessions(gate: Gate, cassette: GateCassette) -> Iterator[Patch]:
    aiohttp: Any = sys.modules.get("aiohttp")
    if aiohttp is not None:
        session = aiohttp.ClientSession
        real = session._request  # noqa: SLF001 - the seam vcr itself uses
        handler = aiohttp_stub.request_handler(real, cassette=cassette, gate=gate)
        yield session, "_request", handler
