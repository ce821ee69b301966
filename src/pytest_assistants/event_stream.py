"""Server-sent events as bytes: read and written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.wire import Response

CONTENT_TYPE = "text/event-stream"

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


def is_event_stream(response: Response) -> bool:
    """Whether the response says that its body is a stream of events."""
    essence = (response.header("content-type") or "").partition(";")[0]
    return essence.strip().lower() == CONTENT_TYPE


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
