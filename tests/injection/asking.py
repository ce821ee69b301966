"""Requests and answers as an endpoint of Azure sees them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pytest_assistants.event_stream import ServerEvent, render
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable

ORIGIN = "https://example-resource.openai.azure.com/openai"
JSON = ("content-type", "application/json")
RUN = {"id": "run_1", "object": "thread.run", "created_at": 1, "thread_id": "thread_1"}


def request(said: str, body: object = None) -> Request:
    """``request("POST /threads", {})``."""
    method, path = said.split()
    sent = b"" if body is None else json.dumps(body).encode()
    return Request(method, f"{ORIGIN}{path}?api-version=2024-05-01-preview", (JSON,), sent)


def answer(body: object, status: int = 200) -> Response:
    return Response(status, (JSON,), json.dumps(body).encode())


def run(status: str, **more: object) -> dict[str, Any]:
    return {**RUN, "status": status, **more}


def stream(events: Iterable[tuple[str, object]]) -> Response:
    """An event stream; a text is sent as it is."""
    sent = [
        ServerEvent(name, data if isinstance(data, str) else json.dumps(data))
        for name, data in events
    ]
    return Response(200, (("content-type", "text/event-stream"),), render(sent))


GET_RUN = request("GET /threads/thread_1/runs/run_1")
STREAM_RUN = request("POST /threads/thread_1/runs", {"assistant_id": "a", "stream": True})
WHOLE_STREAM = stream(
    [
        ("thread.run.created", run("queued")),
        ("thread.run.in_progress", run("in_progress")),
        ("thread.message.delta", {"id": "msg_1", "object": "thread.message.delta"}),
        ("thread.run.completed", run("completed", completed_at=3)),
        ("done", "[DONE]"),
    ]
)
