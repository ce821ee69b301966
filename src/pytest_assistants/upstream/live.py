"""The live endpoint, for what the kit itself must send: the requests that unmake things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from pytest_assistants.upstream.direct import SECONDS, send

if TYPE_CHECKING:
    from pytest_assistants.wire import Request, Response


class LiveUpstream:
    """Sends to the request's own URL; the environment's proxies and authorities hold."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._client: httpx.Client | None = None

    def send(self, request: Request) -> Response:
        """The endpoint's answer."""
        if self._client is None:
            self._client = httpx.Client(timeout=self._seconds)
        return send(self._client, request, url=request.url)

    def close(self) -> None:
        """Close the connections, if any were made."""
        if self._client is not None:
            self._client.close()
