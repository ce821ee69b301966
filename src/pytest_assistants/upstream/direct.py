"""One request of the kit's own, over a client of httpx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pytest_assistants.wire import TRANSFER_HEADERS, Request, Response

if TYPE_CHECKING:
    import httpx

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
    answer = client.send(asked)
    kept = tuple(
        pair for pair in answer.headers.multi_items() if pair[0].lower() not in TRANSFER_HEADERS
    )
    return Response(answer.status_code, kept, answer.content, answer.reason_phrase)
