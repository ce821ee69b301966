"""Interactions to plant things in: requests and answers as the service's pages show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pytest_assistants.wire import Headers, Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIGIN = "https://example-resource.openai.azure.com"
VERSION = "api-version=2024-05-01-preview"
JSON: Headers = (("content-type", "application/json"),)
STREAM: Headers = (("content-type", "text/event-stream; charset=utf-8"),)
CREATED = 1716000000
THREAD = "thread_AbC1dEf2GhI3jKl4MnO5pQr6"
RUN = "run_QwE1rTy2UiO3pAs4DfG5hJk6"

Json = dict[str, Any]


def exchange(
    request: Request | None = None,
    answer: Json | bytes | None = None,
    *,
    status: int = 200,
    answer_headers: Headers = JSON,
) -> Interaction:
    """A request, by default one for a thread, and its answer, by default that thread."""
    body = answer if isinstance(answer, bytes) else encoded(thread() if answer is None else answer)
    return Interaction(request or post(), Response(status, answer_headers, body, "OK"))


def post(
    body: Json | bytes | None = None,
    *,
    path: str = "/openai/threads",
    query: str = VERSION,
    origin: str = ORIGIN,
    headers: Headers = (),
    content_type: str = "application/json",
) -> Request:
    """A request with a body; what is no bytes goes as JSON."""
    data = body if isinstance(body, bytes) else encoded(body or {})
    typed = (("content-type", content_type), *headers)
    return Request("POST", f"{origin}{path}?{query}", typed, data)


def get(
    path: str = f"/openai/threads/{THREAD}",
    *,
    query: str = VERSION,
    origin: str = ORIGIN,
    headers: Headers = (),
) -> Request:
    """A request without a body."""
    return Request("GET", f"{origin}{path}?{query}", headers)


def said(text: str, **more: Any) -> Interaction:
    """A thread that begins with this message of the user's."""
    return exchange(post({"messages": [{"role": "user", "content": text}], **more}))


def said_raw(escaped: str) -> Interaction:
    """The same, for text that is already escaped as JSON's source."""
    return exchange(post(b'{"messages": [{"role": "user", "content": "%s"}]}' % escaped.encode()))


def answered(text: str) -> Interaction:
    """A message that the service gives back."""
    return exchange(
        get(f"/openai/threads/{THREAD}/messages"), {"object": "list", "data": [message(text)]}
    )


def refused(text: str, *, status: int = 400, code: str | None = None) -> Interaction:
    """An error object."""
    error = {"message": text, "type": "invalid_request_error", "param": None, "code": code}
    return exchange(post({"metadata": {"kind": "probe"}}), {"error": error}, status=status)


def thread(**fields: Any) -> Json:
    return {"id": THREAD, "object": "thread", "created_at": CREATED, "metadata": {}, **fields}


def assistant(**fields: Any) -> Json:
    known = {"id": "asst_Zx1Cv2Bn3Ma4Sd5Fg6Hj7KlQ", "object": "assistant", "created_at": CREATED}
    return {**known, "model": "gpt-4o", "tools": [], "metadata": {}, **fields}


def file(**fields: Any) -> Json:
    known = {"id": "assistant-Mn1Bv2Cx3Za4Qw5Er6Ty7UiO", "object": "file", "created_at": CREATED}
    return {**known, "bytes": 120, "purpose": "assistants", "filename": "handbook.txt", **fields}


def message(text: str, **fields: Any) -> Json:
    content = [{"type": "text", "text": {"value": text, "annotations": []}}]
    known = {"id": "msg_Po1Iu2Yt3Re4Wq5As6Df7GhJ", "object": "thread.message", "role": "assistant"}
    return {**known, "created_at": CREATED, "thread_id": THREAD, "content": content, **fields}


def stream(events: Sequence[tuple[str, Json]], *, newline: str = "\n") -> Interaction:
    """A run that is streamed."""
    blocks = [
        f"event: {event}{newline}data: {json.dumps(data)}{newline}{newline}"
        for event, data in events
    ]
    blocks.append(f"event: done{newline}data: [DONE]{newline}{newline}")
    return streamed("".join(blocks).encode())


def streamed(body: bytes) -> Interaction:
    """A run whose stream is these bytes."""
    request = post({"stream": True}, path=f"/openai/threads/{THREAD}/runs")
    return exchange(request, body, answer_headers=STREAM)


def deltas(pieces: Sequence[str]) -> list[tuple[str, Json]]:
    """A message that arrives in these pieces, and then whole."""
    known = {"id": "msg_Po1Iu2Yt3Re4Wq5As6Df7GhJ", "object": "thread.message.delta"}
    parts = [
        {"content": [{"index": 0, "type": "text", "text": {"value": piece}}]} for piece in pieces
    ]
    events = [("thread.message.delta", {**known, "delta": part}) for part in parts]
    return [*events, ("thread.message.completed", message("".join(pieces)))]


def tool_deltas(pieces: Sequence[str]) -> list[tuple[str, Json]]:
    """A tool call whose arguments arrive in these pieces, and then whole."""
    known = {"id": "step_Lk1Jh2Gf3Ds4Aq5Wz6Sx7EdC", "object": "thread.run.step.delta"}
    events: list[tuple[str, Json]] = []
    for piece in pieces:
        call = {"index": 0, "type": "function", "function": {"arguments": piece}}
        details = {"type": "tool_calls", "tool_calls": [call]}
        events.append(("thread.run.step.delta", {**known, "delta": {"step_details": details}}))
    whole = {"id": "call_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ", "type": "function"}
    called = {**whole, "function": {"name": "lookup", "arguments": "".join(pieces)}}
    done = {"type": "tool_calls", "tool_calls": [called]}
    step = {"id": known["id"], "object": "thread.run.step", "step_details": done}
    return [*events, ("thread.run.step.completed", step)]


def cut(text: str, sizes: Sequence[int]) -> list[str]:
    """The text in pieces of these sizes, over and over."""
    pieces, number = [], 0
    while text:
        size = sizes[number % len(sizes)]
        pieces.append(text[:size])
        text, number = text[size:], number + 1
    return pieces


def form(parts: Sequence[tuple[str, bytes]], *, boundary: str = "a81f2c66d0b94e7f") -> bytes:
    """A multipart body of parts, each a head and a content."""
    lines = [
        f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode()
        + content
        + b"\r\n"
        for head, content in parts
    ]
    return b"".join(lines) + f"--{boundary}--\r\n".encode()


def upload(
    content: bytes, *, filename: str = 'filename="handbook.txt"', kind: str = "text/plain"
) -> Interaction:
    """A file's upload; ``filename`` is the parameter as it stands in the part's head."""
    parts = [
        ('name="purpose"', b"assistants"),
        (f'name="file"; {filename}\r\nContent-Type: {kind}', content),
    ]
    request = post(
        form(parts),
        path="/openai/files",
        content_type="multipart/form-data; boundary=a81f2c66d0b94e7f",
    )
    return exchange(request, file())


def download(content: bytes, kind: str = "application/octet-stream") -> Interaction:
    """A file's content."""
    request = get("/openai/files/assistant-Mn1Bv2Cx3Za4Qw5Er6Ty7UiO/content")
    return exchange(request, content, answer_headers=(("content-type", kind),))


def encoded(value: object) -> bytes:
    return json.dumps(value).encode()
