"""Transports of httpx and httpx2 that ask the gate first."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.hearing import Hearing, comes_in_parts
from pytest_assistants.cassette.interception.httpx_answers import MOST_HEADERS, composer
from pytest_assistants.cassette.interception.httpx_streams import reason, teed
from pytest_assistants.cassette.interception.tees import AsyncTee, Tee
from pytest_assistants.wire import TRANSFER_HEADERS, Headers, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from pytest_assistants.cassette.interception.gate import Gate


def sync_handler(real: Any, *, library: ModuleType, gate: Gate) -> Any:
    """``HTTPTransport.handle_request`` behind the gate."""
    headers_of, compose = _reader(), composer(library)

    @functools.wraps(real)
    def handle_request(self: Any, request: Any) -> Any:
        method, url, headers = request.method.upper(), str(request.url), headers_of(request)
        if not gate.admits(method, url, headers):
            return real(self, request)
        answer = gate.enter(Request(method, url, headers, request.read()))
        if not isinstance(answer, Ticket):
            return compose(answer)
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
    headers_of, compose = _reader(), composer(library)

    @functools.wraps(real)
    async def handle_async_request(self: Any, request: Any) -> Any:
        method, url, headers = request.method.upper(), str(request.url), headers_of(request)
        if not gate.admits(method, url, headers):
            return await real(self, request)
        answer = gate.enter(Request(method, url, headers, await request.aread()))
        if not isinstance(answer, Ticket):
            return compose(answer)
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


def _reader() -> Callable[[Any], Headers]:
    """From a request to its headers; a client sends much the same ones each time."""
    ascii_of = functools.lru_cache(maxsize=MOST_HEADERS)(_decoded)

    def headers_of(request: Any) -> Headers:
        try:
            return ascii_of(tuple(request.headers.raw))
        except UnicodeDecodeError:
            return _headers(request)

    return headers_of


def _headers(message: Any) -> Headers:
    """As ``multi_items`` gives them, which asks for the encoding once for each."""
    return _decoded(message.headers.raw, message.headers.encoding)


def _decoded(raw: Iterable[tuple[bytes, bytes]], encoding: str = "ascii") -> Headers:
    return tuple([(name.lower().decode(encoding), text.decode(encoding)) for name, text in raw])


def _hearing(response: Any, ticket: Ticket, gate: Gate, library: ModuleType) -> Hearing:
    return Hearing(gate, ticket, compose=lambda content: _read(response, content, library))


def _read(response: Any, content: bytes, library: ModuleType) -> Response:
    """The response as a value, its content decoded."""
    headers = _headers(response)
    body = _undone(headers, content, library) if is_encoded(headers) else content
    kept = without_transfer(headers, is_decoded=body != content)
    return Response(response.status_code, kept, body, response.reason_phrase)


def _undone(headers: Headers, content: bytes, library: ModuleType) -> bytes:
    """Without its encodings, by what the library knows; what it cannot undo stays."""
    try:
        decoded: bytes = library.Response(200, headers=headers, content=content).content
    except library.DecodingError:
        return content
    return decoded


def is_encoded(headers: Headers) -> bool:
    """Whether the headers say that the body is compressed, or otherwise encoded."""
    return any(name.lower() == "content-encoding" for name, _ in headers)


def without_transfer(headers: Headers, *, is_decoded: bool) -> Headers:
    """The headers that still hold; a content encoding does, if it could not be undone."""
    void = TRANSFER_HEADERS if is_decoded else TRANSFER_HEADERS - {"content-encoding"}
    return tuple(pair for pair in headers if pair[0].lower() not in void)


def _with_content(response: Any, content: bytes, library: ModuleType) -> Any:
    response.stream = library.ByteStream(content)
    return response
