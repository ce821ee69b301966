"""Transports of httpx and httpx2 that ask the gate first."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.hearing import Hearing, comes_in_parts
from pytest_assistants.cassette.interception.httpx_streams import played, reason, teed
from pytest_assistants.cassette.interception.tees import AsyncTee, Tee
from pytest_assistants.wire import TRANSFER_HEADERS, Headers, Request, Response

if TYPE_CHECKING:
    from types import ModuleType

    from pytest_assistants.cassette.interception.gate import Gate, Ticket


def sync_handler(real: Any, *, library: ModuleType, gate: Gate) -> Any:
    """``HTTPTransport.handle_request`` behind the gate."""

    @functools.wraps(real)
    def handle_request(self: Any, request: Any) -> Any:
        asked = _asked(request)
        if not gate.admits(asked.method, asked.url, asked.headers):
            return real(self, request)
        answer = gate.enter(_with_body(asked, request.read()))
        if isinstance(answer, Response):
            return _to_library(answer, library)
        response = real(self, request)
        hearing = _hearing(response, answer, gate, library)
        tee = Tee(response.stream, hearing, reason=reason)
        if comes_in_parts(answer, _headers(response)):
            gate.listen(answer, tee.conclude)
            response.stream = teed(tee, library)
            return response
        try:
            content = b"".join(tee)
        finally:
            tee.conclude()
        return _with_content(response, content, library)

    return handle_request


def async_handler(real: Any, *, library: ModuleType, gate: Gate) -> Any:
    """``AsyncHTTPTransport.handle_async_request`` behind the gate."""

    @functools.wraps(real)
    async def handle_async_request(self: Any, request: Any) -> Any:
        asked = _asked(request)
        if not gate.admits(asked.method, asked.url, asked.headers):
            return await real(self, request)
        answer = gate.enter(_with_body(asked, await request.aread()))
        if isinstance(answer, Response):
            return _to_library(answer, library)
        response = await real(self, request)
        hearing = _hearing(response, answer, gate, library)
        tee = AsyncTee(response.stream, hearing, reason=reason)
        if comes_in_parts(answer, _headers(response)):
            # Only its own event loop can read the rest.
            gate.listen(answer, functools.partial(hearing.over, "unread"))
            tee.watch()
            response.stream = teed(tee, library)
            return response
        try:
            content = b"".join([part async for part in tee])
        finally:
            await tee.conclude()
        return _with_content(response, content, library)

    return handle_async_request


def _headers(message: Any) -> Headers:
    """As ``multi_items`` gives them, which asks for the encoding once for each."""
    headers = message.headers
    encoding = headers.encoding
    return tuple(
        (name.lower().decode(encoding), text.decode(encoding)) for name, text in headers.raw
    )


def _asked(request: Any) -> Request:
    """The request without its body, which is not read before the gate admits it."""
    return Request(request.method.upper(), str(request.url), _headers(request))


def _with_body(asked: Request, body: bytes) -> Request:
    return Request(asked.method, asked.url, asked.headers, body)


def _to_library(response: Response, library: ModuleType) -> Any:
    return library.Response(
        response.status,
        headers=list(response.headers),
        stream=played(response, library),
        extensions={"reason_phrase": response.reason.encode("ascii", "replace")},
    )


def _hearing(response: Any, ticket: Ticket, gate: Gate, library: ModuleType) -> Hearing:
    return Hearing(gate, ticket, compose=lambda content: _read(response, content, library))


def _read(response: Any, content: bytes, library: ModuleType) -> Response:
    """The response as a value, its content decoded."""
    headers, status = _headers(response), response.status_code
    try:
        decoded = library.Response(status, headers=headers, content=content).content
    except library.DecodingError:
        decoded = content
    kept = without_transfer(headers, is_decoded=decoded != content)
    return Response(status, kept, decoded, response.reason_phrase)


def without_transfer(headers: Headers, *, is_decoded: bool) -> Headers:
    """The headers that still hold; a content encoding does, if it could not be undone."""
    void = TRANSFER_HEADERS if is_decoded else TRANSFER_HEADERS - {"content-encoding"}
    return tuple(pair for pair in headers if pair[0].lower() not in void)


def _with_content(response: Any, content: bytes, library: ModuleType) -> Any:
    response.stream = library.ByteStream(content)
    return response
