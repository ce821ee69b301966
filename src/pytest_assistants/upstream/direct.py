"""One request of the kit's own, over a client of httpx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import httpx

from pytest_assistants.event_stream import is_event_stream, whole_lines
from pytest_assistants.wire import TRANSFER_HEADERS, Request, Response

if TYPE_CHECKING:
    from pytest_assistants.wire import Truncation

SECONDS = 60.0
# The client computes these anew.
SENT_ANEW = frozenset({"host", "content-length", "connection", "accept-encoding"})


class Upstream(Protocol):
    """Answers requests that the kit itself sends."""

    def send(self, request: Request) -> Response:
        """The upstream's answer."""
        ...

    def close(self) -> None:
        """Let go of connections and servers."""
        ...


def send(client: httpx.Client, request: Request, *, url: str) -> Response:
    """Send to this URL what the request says, whatever URL it was made for."""
    headers = [pair for pair in request.headers if pair[0].lower() not in SENT_ANEW]
    asked = client.build_request(request.method, url, headers=headers, content=request.body)
    answer = client.send(asked, stream=True)
    try:
        kept = tuple(
            pair for pair in answer.headers.multi_items() if pair[0].lower() not in TRANSFER_HEADERS
        )
        body, truncated = _read(answer, is_stream=is_event_stream(kept))
    finally:
        answer.close()
    return Response(answer.status_code, kept, body, answer.reason_phrase, truncated)


def _read(answer: httpx.Response, *, is_stream: bool) -> tuple[bytes, Truncation | None]:
    """The body, and how it ended; only of a stream does a part say anything."""
    parts = []
    try:
        for part in answer.iter_bytes():
            parts.append(part)  # noqa: PERF402 - what came before an error is kept
    except httpx.RemoteProtocolError:
        if not is_stream:
            raise
        return whole_lines(b"".join(parts)), "closed"
    return b"".join(parts), None
