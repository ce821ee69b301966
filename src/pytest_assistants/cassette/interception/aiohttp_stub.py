"""aiohttp sessions whose bodies are bytes before vcr's stub sees them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytest_assistants.cassette.interception.gate import Gate


def request_handler(real: Any, *, intercepted: Any, gate: Gate) -> Any:
    """``ClientSession._request``: real for other traffic, vcr's stub for the kit's."""

    @functools.wraps(real)
    async def _request(self: Any, method: str, url: Any, **options: Any) -> Any:
        headers = tuple(self._prepare_headers(options.get("headers")).items())
        target = str(self._build_url(url))
        if not gate.admits(method, _with_params(target, options.get("params")), headers):
            return await real(self, method, url, **options)
        return await intercepted(self, method, target, **await _with_bytes(self, options))

    return _request


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
