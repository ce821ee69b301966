"""A service on loopback whose runs and files take a few looks, and whose runs ask for a tool."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE, AFTER = ("queued", "in_progress", "requires_action"), ("queued", "in_progress", "completed")
FILE = ("pending", "pending", "processed")
ANSWER = ("Ein", "e Brü", "cke 😀")


class Service:
    """What each object is in, by its id."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._states: dict[str, list[str]] = {}
        self._lock = threading.Lock()

    def answer(self, method: str, path: str, body: Any) -> dict[str, Any] | list[dict[str, Any]]:
        """The object that was asked for, or the events of a stream."""
        with self._lock:
            if method == "POST" and path.endswith("/runs"):
                return self._run(streamed=bool(body.get("stream")))
            if method == "POST" and path.endswith("/submit_tool_outputs"):
                return self._changed(path.split("/")[-2], AFTER)
            if method == "POST" and path.endswith("/cancel"):
                return self._changed(path.split("/")[-2], ("cancelled",))
            if method == "POST":
                kind, prefix = ("file", "assistant-") if "/files" in path else ("thread", "thread_")
                return self._object(self._new(prefix, FILE), kind)
            found = re.search(r"(run_|assistant-)\w+", path)
            kind = "thread.run" if found and found[1] == "run_" else "file"
            return self._object(found[0] if found else "", kind)

    def _changed(self, run: str, states: tuple[str, ...]) -> dict[str, Any]:
        self._states[run] = list(states)
        return self._object(run, "thread.run")

    def _run(self, *, streamed: bool) -> dict[str, Any] | list[dict[str, Any]]:
        run = self._new("run_", ("queued", "completed") if streamed else BEFORE)
        if not streamed:
            return self._object(run, "thread.run")
        deltas = [
            {"id": "msg_abc", "object": "thread.message.delta", "delta": {"content": [_text(part)]}}
            for part in ANSWER
        ]
        message = {"id": "msg_abc", "object": "thread.message", "role": "assistant", "content": []}
        return [self._object(run, "thread.run"), message, *deltas, self._object(run, "thread.run")]

    def _new(self, prefix: str, states: tuple[str, ...]) -> str:
        name = f"{prefix}Xk3QpLmN0vB7rT5yW2z{next(self._numbers):04}"
        self._states[name] = list(states)
        return name

    def _object(self, name: str, kind: str) -> dict[str, Any]:
        states = self._states.get(name, ["completed"])
        status = states.pop(0) if len(states) > 1 else states[0]
        return {"id": name, "object": kind, "created_at": 1, "status": status}


def _text(part: str) -> dict[str, Any]:
    return {"index": 0, "type": "text", "text": {"value": part, "annotations": []}}


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The origin of such a service, while the block runs."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        wbufsize = -1

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length", 0)))
            is_json = self.headers.get("content-type") == "application/json"
            body = json.loads(content) if content and is_json else {}
            answer = service.answer(self.command, self.path.partition("?")[0], body)
            self.send_response(200)
            is_stream = isinstance(answer, list)
            kind = "text/event-stream" if is_stream else "application/json"
            self.send_header("content-type", kind)
            self.end_headers()
            self.wfile.write(_events(answer) if isinstance(answer, list) else _json(answer))

        do_GET = do_DELETE = do_POST  # noqa: N815 - the base class's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def _json(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode()


def _events(events: list[dict[str, Any]]) -> bytes:
    deltas = ["thread.message.delta"] * len(ANSWER)
    names = ["thread.run.created", "thread.message.created", *deltas, "thread.run.completed"]
    said = [
        b"event: %b\ndata: %b\n\n" % (name.encode(), _json(event))
        for name, event in zip(names, events, strict=True)
    ]
    return b"".join((*said, b"event: done\ndata: [DONE]\n\n"))
