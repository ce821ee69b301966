"""Server-sent events as bytes: read and written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_assistants.wire import essence, json_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.wire import Headers, Request, Response

CONTENT_TYPE = "text/event-stream"

_EVENT = re.compile(rb".*?(?:\r\n|\r(?!\n)|\n){2}|.+", re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event: its name (``message`` where none was sent), and its data as text."""

    name: str
    data: str

    @property
    def value(self) -> object:
        """The data as JSON; None where it is none."""
        try:
            return json.loads(self.data)
        except (ValueError, RecursionError):
            return None


def is_event_stream(headers: Headers) -> bool:
    """Whether the headers announce server-sent events."""
    return essence(headers) == CONTENT_TYPE


def asks_for_stream(request: Request) -> bool:
    """Whether the request's JSON body says ``"stream": true``."""
    asked = json_of(request.body) if b'"stream"' in request.body else None
    return isinstance(asked, dict) and asked.get("stream") is True


def pieces(body: bytes) -> Iterator[bytes]:
    """The body cut behind each blank line, so that every piece is one event as it was sent."""
    return (match[0] for match in _EVENT.finditer(body))


def whole_lines(body: bytes) -> bytes:
    """The body up to its last line's end: a part of a line is no event, nor surely text."""
    return body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]


def parse(body: bytes) -> Iterator[ServerEvent]:
    """The events of a stream; one that was cut off before its blank line is left out."""
    name = ""
    data: list[str] = []
    for line in _LINE_END.split(body.decode("utf-8", "replace").removeprefix("\ufeff")):
        field, _, value = line.partition(":")
        if not line and data:
            yield ServerEvent(name or "message", "\n".join(data))
        if not line:
            name, data = "", []
        elif field == "event":
            name = value.removeprefix(" ")
        elif field == "data":
            data.append(value.removeprefix(" "))


def render(events: Iterable[ServerEvent]) -> bytes:
    """The stream of these events, as the service writes it."""
    return "".join(f"event: {one.name}\ndata: {one.data}\n\n" for one in events).encode()


def objects_of(response: Response) -> Iterator[dict[str, Any]]:
    """The JSON objects of a response: its body, or the data of its events."""
    if is_event_stream(response.headers):
        values = [event.value for event in parse(response.body)]
    else:
        values = [json_of(response.body)]
    yield from (value for value in values if isinstance(value, dict))
