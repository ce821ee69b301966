"""Conversations of any length, as this package stores them and as stock vcrpy does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vcr.serializers import yamlserializer

from pytest_assistants.cassette import serializer
from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.session.stamping import stamped
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "2024-05-01-preview"
API = f"{PLACEHOLDER_ORIGIN}/openai"
THREAD = "thread_Xk3QpLmN0vB7rT5yW2zA9cDe"
RUN = "run_Hd83KsLw0Qm5ZxPt7VbN2aRg"
ASSISTANT = "asst_Bq41LmXz8RtYw0Pn6KsJ3vHc"
JSON = (("content-type", "application/json"),)
SENT = {f"x-sent-{number}": "a value of some length" for number in range(15)}
ANSWERED = {f"x-answered-{number}": "another value, longer by a little" for number in range(15)}
PROSE = "The reading group meets on Thursdays, and brings a book nobody has finished. "


def url(path: str) -> str:
    """The absolute URL of a path below the API."""
    return f"{API}{path}?api-version={VERSION}"


def posted(number: int) -> bytes:
    """The body of the request of that number as httpx writes it; no two are equal."""
    body = {"role": "user", "content": f"{number}: {PROSE}"}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def messages(count: int) -> tuple[Interaction, ...]:
    """So many messages posted to one thread: one URL, and bodies tell them apart."""
    return tuple(_message(number) for number in range(count))


def _message(number: int) -> Interaction:
    text = {"value": f"{number}: {PROSE * (1 + number % 12)}", "annotations": []}
    body = {
        "id": f"msg_{number:024d}",
        "object": "thread.message",
        "created_at": 1716000000 + number,
        "thread_id": THREAD,
        "role": "user",
        "content": [{"type": "text", "text": text}],
        "assistant_id": None,
        "run_id": None,
        "attachments": [],
        "metadata": {},
    }
    return said("POST", f"/threads/{THREAD}/messages", posted(number), body)


def said(method: str, path: str, sent: bytes, answer: object, status: int = 200) -> Interaction:
    """A request and its answer in JSON."""
    request = Request(method, url(path), JSON if sent else (), sent)
    return Interaction(request, Response(status, JSON, json.dumps(answer).encode(), "OK"))


def store(path: Path, interactions: tuple[Interaction, ...], *, headed: bool = True) -> Path:
    """Write a cassette as this package records it; stock vcrpy reads it too.

    ``headed`` is False for pytest-recording, which reads no cassette that has metadata, and for one
    that must be judged again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    head = serializer.Head("live", (VERSION,), sanitizer=1) if headed else None
    cassette = stamped(serializer.Cassette(interactions, head), profile=Profile.DOCUMENTED)
    path.write_bytes(serializer.dump(cassette))
    return path


def store_stock(path: Path, interactions: tuple[Interaction, ...]) -> Path:
    """Write a cassette as stock vcrpy would have: every header, bodies on one line."""
    cassette = {"interactions": [_stock(one) for one in interactions], "version": 1}
    path.write_text(yamlserializer.serialize(cassette), encoding="utf-8")
    return path


def _stock(one: Interaction) -> dict[str, Any]:
    sent = {name: [value] for name, value in (*one.request.headers, *SENT.items())}
    answered = {name: [value] for name, value in (*one.response.headers, *ANSWERED.items())}
    status = {"code": one.response.status, "message": one.response.reason}
    body = one.response.body.decode()
    return {
        "request": {
            "method": one.request.method,
            "uri": one.request.url,
            "headers": sent,
            "body": one.request.body.decode(),
        },
        "response": {"status": status, "headers": answered, "body": {"string": body}},
    }
