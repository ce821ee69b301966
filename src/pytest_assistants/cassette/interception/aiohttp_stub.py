"""aiohttp sessions whose bodies are bytes before vcr's stub sees them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception import vcr_seams
from pytest_assistants.cassette.interception.connection_stub import heard_response
from pytest_assistants.cassette.interception.hearing import Hearing, comes_in_parts
from pytest_assistants.wire import Failure, Response

if TYPE_CHECKING:
    from types import ModuleType

    from pytest_assistants.cassette.interception.connection_stub import GateCassette
    from pytest_assistants.cassette.interception.gate import Gate, Ticket


def request_handler(real: Any, *, cassette: GateCassette, gate: Gate) -> Any:
    """``ClientSession._request``: real for other traffic, vcr's stub for the kit's."""
    from pytest_assistants.cassette.interception import aiohttp_streams  # noqa: PLC0415 - needs aiohttp

    vcr_request = vcr_seams.AIOHTTP_REQUEST.found

    @functools.wraps(real)
    async def _request(self: Any, method: str, url: Any, **options: Any) -> Any:
        headers = tuple(self._prepare_headers(options.get("headers")).items())
        target = str(self._build_url(url))
        if not gate.admits(method, _with_params(target, options.get("params")), headers):
            return await real(self, method, url, **options)
        exchange = _Exchange(real, cassette=cassette, gate=gate, streams=aiohttp_streams)
        intercepted = vcr_request(exchange, exchange.send)
        answer = await intercepted(self, method, target, **await _with_bytes(self, options))
        return exchange.told(answer)

    return _request


class _Exchange:
    """One request of a session, as vcr's stub sees a cassette; it hears the answer itself."""

    write_protected = False

    def __init__(
        self, real: Any, *, cassette: GateCassette, gate: Gate, streams: ModuleType
    ) -> None:
        self._real, self._cassette, self._gate, self._streams = real, cassette, gate, streams
        self._answer: Any = None

    def can_play_response_for(self, request: Any) -> bool:
        """Ask the gate; a failure is told as aiohttp tells it."""
        self._answer = self._cassette.asked(request)
        if isinstance(self._answer, Failure):
            raise self._streams.failed(self._answer)
        return isinstance(self._answer, Response)

    def play_response(self, request: Any) -> dict[str, object]:
        """The answer that the gate gave."""
        return self._cassette.play_response(request)

    def filter_request(self, request: Any) -> None:
        """Nothing is left for vcr to record."""

    def told(self, answer: Any) -> Any:
        """What the client gets."""
        if isinstance(self._answer, Response):
            return self._streams.truncated(answer, self._answer)
        return answer

    async def send(self, session: Any, method: str, url: Any, **options: Any) -> Any:
        """The real answer, whole or as it comes."""
        answer = await self._real(session, method, url, **options)
        ticket: Ticket = self._answer
        hearing = Hearing(self._gate, ticket, compose=functools.partial(_heard, answer))
        if comes_in_parts(ticket, tuple(answer.headers.items())):
            self._gate.listen(ticket, functools.partial(hearing.over, "unread"))
            self._streams.passed_on(answer, hearing)
        else:
            await self._streams.whole(answer, hearing)
        return answer


def _heard(answer: Any, content: bytes) -> Response:
    headers: dict[str, list[str]] = {}
    for name, value in answer.headers.items():
        headers.setdefault(str(name), []).append(value)
    status = {"code": answer.status, "message": answer.reason}
    return heard_response({"status": status, "headers": headers, "body": {"string": content}})


def _with_params(url: str, params: Any) -> str:
    from yarl import URL  # noqa: PLC0415 - only where aiohttp is in use

    return str(URL(url).extend_query(params)) if params else url


async def _with_bytes(session: Any, options: dict[str, Any]) -> dict[str, Any]:
    """The options with ``json`` and ``data`` as bytes, their content type as a header."""
    payload = await _payload(session, options)
    if payload is None:
        return options
    headers = dict(session._prepare_headers(options.get("headers")))  # noqa: SLF001 - aiohttp's own way
    body, content_type = payload
    if content_type is not None and not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = content_type
    rest = {name: value for name, value in options.items() if name != "json"}
    return {**rest, "data": body, "headers": headers}


async def _payload(session: Any, options: dict[str, Any]) -> tuple[bytes, str | None] | None:
    if options.get("json") is not None:
        return session.json_serialize(options["json"]).encode(), "application/json"
    data = options.get("data")
    if data is None or isinstance(data, bytes):
        return None if data is None else (data, None)
    from aiohttp import FormData, payload  # noqa: PLC0415 - only where aiohttp is in use

    form = data if isinstance(data, FormData) else None
    if isinstance(data, (dict, list, tuple)):
        form = FormData(data)
    value = form() if form is not None else payload.get_payload(data, disposition=None)
    writer = _Collector()
    await value.write(writer)  # type: ignore[arg-type]  # it has what a payload calls
    return bytes(writer.body), value.headers.get("Content-Type")


class _Collector:
    """A stream writer that keeps what is written to it."""

    def __init__(self) -> None:
        self.body = bytearray()

    async def write(self, chunk: Any) -> None:
        self.body += chunk
