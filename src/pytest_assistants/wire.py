"""What crosses the wire, as frozen values: the language that all rooms speak."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlsplit

_SUCCESS = 2  # of a status' hundreds

Headers = tuple[tuple[str, str], ...]
Query = tuple[tuple[str, str], ...]

# The connection was closed or reset, nothing came in time, or the client did not wait for the rest.
Truncation = Literal["closed", "reset", "timeout", "unread"]
TRUNCATIONS: tuple[Truncation, ...] = get_args(Truncation)

# A response is kept whole and decoded, so what described its transfer is void.
TRANSFER_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request: method in upper case, absolute URL, headers as sent, whole body."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""

    def __repr__(self) -> str:
        """Without address, headers and body: any of them may hold a secret."""
        return f"<Request {self.method} {self.path}, {len(self.body)} bytes>"

    @property
    def origin(self) -> str:
        """Scheme, host and port, without user information: ``https://host:8443``."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

    @property
    def path(self) -> str:
        """The path as sent, still percent-encoded; ``/`` if the URL has none."""
        return urlsplit(self.url).path or "/"

    @property
    def query(self) -> Query:
        """The query's pairs, decoded, in the order sent."""
        return _pairs(urlsplit(self.url).query)

    def parameter(self, name: str) -> str | None:
        """The first query parameter of that name."""
        return next((value for key, value in self.query if key == name), None)

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return _find(self.headers, name)


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response; the body is decoded from any content encoding.

    ``truncated`` tells how the body ended before it was whole; None for one that did not.
    """

    status: int
    headers: Headers = ()
    body: bytes = b""
    reason: str = ""
    truncated: Truncation | None = None

    def __repr__(self) -> str:
        """Without headers and body: either may hold a secret."""
        return f"<Response {self.status}, {len(self.body)} bytes>"

    @property
    def ok(self) -> bool:
        """Whether the status is 2xx."""
        return self.status // 100 == _SUCCESS

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return _find(self.headers, name)


@dataclass(frozen=True, slots=True)
class Failure:
    """No response at all: what became of the connection before one came."""

    reason: Truncation


@dataclass(frozen=True, slots=True)
class Interaction:
    """A request and the response that answered it."""

    request: Request
    response: Response


def json_of(body: bytes) -> object | None:
    """The body as JSON, or None where it is none."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def at(value: object, *names: str) -> Any:
    """What stands in JSON at that place; None where nothing does."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


@lru_cache(maxsize=256)
def is_json(headers: Headers) -> bool:
    """Whether the headers announce a JSON body (``application/json``, ``…+json``)."""
    kind = essence(headers)
    return kind == "application/json" or kind.endswith("+json")


def essence(headers: Headers) -> str:
    """The content type alone, in lower case: ``application/json``; empty where none is said."""
    return (_find(headers, "content-type") or "").partition(";")[0].strip().lower()


@lru_cache(maxsize=256)
def _pairs(query: str) -> Query:
    """Most requests of a conversation have the same query."""
    return tuple(parse_qsl(query, keep_blank_values=True))


def _find(headers: Headers, name: str) -> str | None:
    wanted = name.lower()
    for key, value in headers:
        if key == wanted or key.lower() == wanted:
            return value
    return None
