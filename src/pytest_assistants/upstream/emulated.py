"""The emulator behind a real socket: what is recorded from it has crossed TCP."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from pytest_assistants.emulator.server import EmulatorServer
from pytest_assistants.upstream.direct import SECONDS, send

if TYPE_CHECKING:
    from pytest_assistants.emulator.backend import Emulator
    from pytest_assistants.wire import Request, Response


class EmulatedUpstream:
    """An emulator served on loopback; requests for any origin go there."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self._server = EmulatorServer(emulator)
        self._server.start()
        # Loopback needs neither proxies nor a trust store.
        self._client = httpx.Client(timeout=SECONDS, trust_env=False, verify=False)  # noqa: S501 - no TLS here

    def send(self, request: Request) -> Response:
        """The emulator's answer to this path and query."""
        parts = urlsplit(request.url)
        query = f"?{parts.query}" if parts.query else ""
        return send(self._client, request, url=f"{self._server.origin}{parts.path}{query}")

    def close(self) -> None:
        """Close the connections and stop the server."""
        self._client.close()
        self._server.stop()
