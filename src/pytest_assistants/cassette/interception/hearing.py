"""A real answer while it comes in: the client hears each part, and the gate all of them, once."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.event_stream import asks_for_stream, is_event_stream
from pytest_assistants.wire import is_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.interception.gate import Gate, Ticket
    from pytest_assistants.wire import Headers, Response, Truncation


class Hearing:
    """What was heard of an answer so far; safe to end from any thread."""

    def __init__(self, gate: Gate, ticket: Ticket, *, compose: Callable[[bytes], Response]) -> None:
        self._gate, self._ticket, self._compose = gate, ticket, compose
        self._parts: list[bytes] = []
        self._lock = threading.Lock()
        self._then: Callable[[], object] | None = None
        self.is_over = False

    def heard(self, part: bytes | None) -> None:
        """A part came in, and the client gets it next; None is the end."""
        if part is None:
            self.over()
        else:
            self._parts.append(part)

    def over(self, truncation: Truncation | None = None) -> None:
        """Nothing more comes; the gate is told before the client is. Only the first end counts."""
        with self._lock:
            if self.is_over:
                return
            self.is_over = True
        response = self._compose(b"".join(self._parts))
        if truncation is not None:
            body = whole_lines(response.body)
            response = replace(response, body=body, truncated=truncation)
        self._gate.leave(self._ticket, response)
        if self._then is not None:
            self._then()

    def then(self, act: Callable[[], object]) -> None:
        """What to do when it is over."""
        self._then = act


def comes_in_parts(ticket: Ticket, headers: Headers) -> bool:
    """Whether the client should have the answer's parts as they come."""
    asked = asks_for_stream(ticket.request) and not is_json(headers)
    return asked or is_event_stream(headers)


def whole_lines(body: bytes) -> bytes:
    """The body up to its last line's end: a part of a line is no event, nor surely text."""
    return body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
