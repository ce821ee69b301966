"""An answer on the wire: indented JSON, events or raw bytes, under the service's headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants import event_stream, wire
from pytest_assistants.emulator.exchange.json_text import indented
from pytest_assistants.emulator.exchange.streams import Stream

if TYPE_CHECKING:
    from pytest_assistants.contract.paths import Dialect

_NOT_FOUND = 404
_JSON = ("Content-Type", "application/json")
_BYTES = ("Content-Type", "application/octet-stream")
_EVENTS = ("Content-Type", f"{event_stream.CONTENT_TYPE}; charset=utf-8")
_STRICT = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload")
_NOSNIFF = ("X-Content-Type-Options", "nosniff")
_REGION = ("x-ms-region", "East US")
_VERSION = ("openai-version", "2020-10-01")
_PROCESSING = ("openai-processing-ms", "0")
_AT_ONCE = ("openai-poll-after-ms", "0")
_FROM_ANYWHERE = ("Access-Control-Allow-Origin", "*")


def answer(  # noqa: PLR0913 - each tells of a header or two
    content: dict[str, object] | Stream | bytes,
    *,
    status: int = 200,
    dialect: Dialect,
    request_id: str,
    of_files: bool = False,
    awaited: bool = False,
) -> wire.Response:
    """The response that carries a JSON object, a stream's events or a file's bytes.

    The files service ends its JSON with a newline and lets any origin read its answers; Azure
    leaves the request id out of a 404. Seen in traffic of 2024-01-01- to 2025-03-01-preview.

    Whoever waits for an object that the answer shows is told to ask again at once: the emulator
    does not need the time.
    """
    described, body = _content(content, newline=of_files)
    headers = (
        *described,
        *((_FROM_ANYWHERE,) if of_files else ()),
        *((_AT_ONCE,) if awaited else ()),
        *_headers(status, dialect, request_id),
    )
    return wire.Response(status=status, headers=headers, body=body)


def _content(
    content: dict[str, object] | Stream | bytes, *, newline: bool
) -> tuple[wire.Headers, bytes]:
    if isinstance(content, Stream):
        # Nobody knows its length before it ends.
        return (_EVENTS,), event_stream.render(content.events)
    raw = isinstance(content, bytes)
    body = content if isinstance(content, bytes) else _json(content, newline=newline)
    return (_BYTES if raw else _JSON, ("Content-Length", str(len(body)))), body


def _json(content: dict[str, object], *, newline: bool) -> bytes:
    text = indented(content) + ("\n" if newline else "")
    # A lone surrogate has no UTF-8 form; escaped with a backslash it is JSON again.
    return text.encode("utf-8", "backslashreplace")


def _headers(status: int, dialect: Dialect, request_id: str) -> wire.Headers:
    if dialect == "openai":
        return (
            _VERSION,
            ("x-request-id", f"req_{request_id.replace('-', '')}"),
            _PROCESSING,
            _STRICT,
            _NOSNIFF,
        )
    served = () if status == _NOT_FOUND else (("X-Request-ID", request_id), _VERSION, _PROCESSING)
    return (("apim-request-id", request_id), _STRICT, _NOSNIFF, _REGION, *served)
