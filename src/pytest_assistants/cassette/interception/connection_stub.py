"""vcr's connections for http.client and urllib3, made safe for threads and for other traffic."""

from __future__ import annotations

import contextlib
import functools
import http.client
import ssl
import sys
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception import vcr_seams
from pytest_assistants.cassette.interception.connection_streams import failed, readable
from pytest_assistants.cassette.interception.gate import Gate, Ticket
from pytest_assistants.cassette.interception.httpx_stub import is_encoded, without_transfer
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.wire import Failure, Headers, Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vcr.request import Request as VcrRequest

Patch = tuple[object, str, object]

_Cassette: Any = vcr_seams.CASSETTE.found


class GateCassette(_Cassette):  # type: ignore[misc]  # vcr ships no types
    """The one cassette vcr ever sees: it holds nothing and asks the gate."""

    def __init__(self, *, gate: Gate, **options: Any) -> None:
        super().__init__(path="assistants", **options)
        self._gate = gate

    @property
    def write_protected(self) -> bool:
        """Never: a miss is raised by the gate, not by vcr."""
        return False

    def can_play_response_for(self, request: VcrRequest) -> bool:
        """Whether the gate has the answer; it may be that there is none."""
        answer = self.asked(request)
        if isinstance(answer, Failure):
            raise failed(answer)
        return isinstance(answer, Response)

    def asked(self, request: VcrRequest) -> Response | Failure | Ticket | None:
        """What the gate says to the request, asked once, however often vcr asks."""
        if not hasattr(request, "assistants_answer"):
            request.assistants_answer = self._ask(request)
        answer: Response | Failure | Ticket | None = request.assistants_answer
        return answer

    def play_response(self, request: VcrRequest) -> dict[str, object]:
        """The answer that the gate gave."""
        answer: Response = request.assistants_answer
        headers: dict[str, list[str]] = {}
        for name, value in answer.headers:
            headers.setdefault(name, []).append(value)
        return {
            "status": {"code": answer.status, "message": answer.reason},
            "headers": headers,
            "body": {"string": answer.body},
        }

    def append(self, request: VcrRequest, response: dict[str, Any]) -> None:
        """Hand a real response to the gate."""
        ticket = getattr(request, "assistants_answer", None)
        if isinstance(ticket, Ticket):
            self._gate.leave(ticket, heard_response(response))

    def _ask(self, request: VcrRequest) -> Response | Failure | Ticket | None:
        headers = _headers(request.headers)
        if not self._gate.admits(request.method, request.uri, headers):
            return None
        body = request.body_bytes or b""
        return self._gate.enter(Request(request.method.upper(), request.uri, headers, body))


class _DirectHTTPSConnection(http.client.HTTPSConnection):
    """The real connection, built without looking its own class up under its patched name."""

    _real = http.client.HTTPSConnection

    def __init__(self, *args: Any, context: ssl.SSLContext | None = None, **options: Any) -> None:
        for name in ("key_file", "cert_file", "check_hostname"):
            options.pop(name, None)
        super(self._real, self).__init__(*args, **options)
        self._context = context or ssl._create_default_https_context()  # noqa: SLF001 - users replace it there


def patches(gate: Gate) -> tuple[Patch, ...]:
    """What is replaced besides vcr's own patches: three of vcr's habits.

    ``force_reset`` takes every patch of the process away while one thread connects, so that
    requests of other threads go live. Without it the https connection of ``http.client``
    needs a base class of its own. And traffic of others is streamed, not read whole.
    """
    reset, connection = vcr_seams.FORCE_RESET, vcr_seams.CONNECTION.found
    https = vcr_seams.on_base(vcr_seams.HTTPS_CONNECTION.found, _DirectHTTPSConnection)
    return (
        (sys.modules[reset.module], reset.name, _force_reset(reset.found)),
        (http.client, "HTTPConnection", vcr_seams.HTTP_CONNECTION.found),
        (http.client, "HTTPSConnection", https),
        (connection, "request", _request(connection.request)),
        (connection, "getresponse", _getresponse(connection.getresponse, gate)),
    )


def _force_reset(real: Any) -> Any:
    @functools.wraps(real)
    def force_reset() -> contextlib.AbstractContextManager[None]:
        innermost = getattr(http.client.HTTPConnection, "cassette", None)
        reset: contextlib.AbstractContextManager[None] = (
            contextlib.nullcontext() if isinstance(innermost, GateCassette) else real()
        )
        return reset

    return force_reset


def _request(real: Any) -> Any:
    @functools.wraps(real)
    def request(self: Any, *args: Any, **options: Any) -> Any:
        result = real(self, *args, **options)
        # How urllib3 wants its response read; vcr drops it.
        self.__dict__["_assistants_options"] = {
            name: value
            for name, value in options.items()
            if name not in {"method", "url", "body", "headers"}
        }
        return result

    return request


def _getresponse(real: Any, gate: Gate) -> Any:
    @functools.wraps(real)
    def getresponse(self: Any, *args: Any, **options: Any) -> Any:
        request = vcr_seams.request_of(self)
        # A cassette that a test opened with vcr on its own, or through pytest-recording.
        is_foreign = not isinstance(self.cassette, GateCassette)
        if is_foreign:
            return real(self, *args, **options)
        if gate.admits(request.method, request.uri, _headers(request.headers)):
            return _told(self, request, real(self, *args, **options))
        return _pass_through(self, request, *args, **options)

    return getresponse


def _told(self: Any, request: VcrRequest, answer: Any) -> Any:
    heard = request.assistants_answer
    played = heard if isinstance(heard, Response) else None
    by_urllib3 = vcr_seams.base_of(self).__module__.startswith("urllib3")
    return readable(answer, played, by_urllib3=by_urllib3)


def _pass_through(self: Any, request: VcrRequest, *args: Any, **options: Any) -> Any:
    connection = self.real_connection
    deferred = self.__dict__.pop("_deferred_connect", None)
    if deferred is not None:
        connection.connect(*deferred[0], **deferred[1])
    connection.request(
        request.method,
        vcr_seams.target_of(self, request.uri),
        body=request.body_bytes,
        headers=request.headers,
        **self.__dict__.pop("_assistants_options", {}),
    )
    return connection.getresponse(*args, **options)


def _headers(headers: Any) -> Headers:
    return tuple((str(name), _text(value)) for name, value in headers.items())


def _text(value: object) -> str:
    first = value[0] if isinstance(value, (list, tuple)) and value else value
    return first.decode("latin-1") if isinstance(first, bytes) else str(first)


def heard_response(response: dict[str, Any]) -> Response:
    """A response as vcr describes it, its body decoded."""
    headers = tuple(_flat(response["headers"]))
    raw = response["body"].get("string") or b""
    body = _decoded(headers, raw) if is_encoded(headers) else raw
    kept = without_transfer(headers, is_decoded=body != raw)
    return Response(response["status"]["code"], kept, body, response["status"]["message"] or "")


def _decoded(headers: Headers, raw: bytes) -> bytes:
    """By what is installed; what nothing undoes stays, and is refused if recorded."""
    from pytest_assistants.cassette.sanitizers.encodings.content_encoding import decode  # noqa: PLC0415 - what replay hardly ever needs

    try:
        return decode(raw, Response(200, headers).header("content-encoding"))
    except RecordingRefused:
        return raw


def _flat(headers: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, values in headers.items():
        for value in values if isinstance(values, (list, tuple)) else [values]:
            yield str(name), _text(value)
