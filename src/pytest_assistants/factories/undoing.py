"""How requests of our own reach the service a thing was made at, and how patient they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from pytest_assistants import wire
from pytest_assistants.factories.creations import GONE

Send = Callable[[wire.Request], wire.Response]
Sleep = Callable[[float], object]

_CREDENTIALS: Final = frozenset(
    {
        "api-key",
        "authorization",
        "ocp-apim-subscription-key",
        "openai-beta",
        "openai-organization",
        "openai-project",
    }
)
_PARAMETERS: Final = frozenset({"api-version", "subscription-key"})
_PAUSES: Final = (0.1, 0.4)
_TRANSIENT: Final = frozenset({408, 409, 429, *range(500, 600)})


@dataclass(frozen=True, slots=True)
class Access:
    """An origin, and the credentials of the request that went there; in memory only."""

    origin: str
    query: wire.Query = field(default=(), repr=False)
    headers: wire.Headers = field(default=(), repr=False)

    def ask(self, method: str, path: str) -> wire.Request:
        """A request of that method to that path, with these credentials and no body."""
        pairs = "&".join(f"{quote(a, safe='')}={quote(b, safe='')}" for a, b in self.query)
        suffix = f"?{pairs}" if pairs else ""
        return wire.Request(method, f"{self.origin}{path}{suffix}", self.headers)


def access_of(request: wire.Request) -> Access:
    """The origin and the credentials of a request, without whatever else it carried."""
    return Access(
        request.origin,
        tuple(pair for pair in request.query if pair[0].lower() in _PARAMETERS),
        tuple(pair for pair in request.headers if pair[0].lower() in _CREDENTIALS),
    )


def unmake(request: wire.Request, send: Send, sleep: Sleep) -> str | None:
    """Why the thing is still there, or None; a transient failure is tried again."""
    failure, again = _once(request, send)
    for pause in _PAUSES:
        if not again:
            break
        sleep(pause)
        failure, again = _once(request, send)
    return failure


def _once(request: wire.Request, send: Send) -> tuple[str | None, bool]:
    try:
        response = send(request)
    except Exception as error:  # noqa: BLE001 - one failure must not stop the rest
        # The type alone: an exception's text may repeat the request and its credentials.
        return type(error).__name__, True
    if response.ok or response.status in GONE:
        return None, False
    return f"answered {response.status}", response.status in _TRANSIENT
