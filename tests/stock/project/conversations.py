"""Conversations with the API by two HTTP libraries, from whatever origin they are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import requests

Send = Callable[..., Any]

VERSION = {"api-version": "2024-05-01-preview"}
KEY = {"api-key": "assistants-placeholder-key"}
BINARY = bytes(range(256)) * 4


def by_httpx(origin: str) -> Send:
    """Sends with ``httpx``."""
    client = httpx.Client(params=VERSION, headers=KEY)
    return lambda method, path, **sent: client.request(method, f"{origin}/openai{path}", **sent)


def by_requests(origin: str) -> Send:
    """Sends with ``requests``."""
    session = requests.Session()
    session.headers.update(KEY)
    session.params = VERSION
    return lambda method, path, **sent: session.request(
        method, f"{origin}/openai{path}", timeout=30, **sent
    )


LIBRARIES = {"httpx": by_httpx, "requests": by_requests}


def keep_objects(send: Send) -> list[object]:
    """JSON back and forth, a request twice with two answers, and what is refused."""
    made = send("POST", "/assistants", json={"model": "gpt-4o", "name": "Ä “quoted” 😀"})
    place = f"/assistants/{made.json()['id']}"
    answers = [
        made,
        send("GET", place),
        send("POST", place, json={"name": "Tutor"}),
        send("GET", place),
        send("DELETE", place),
        send("GET", place),
        send("POST", "/assistants", json={"model": "gpt-4o", "temperature": 3}),
    ]
    return [[answer.status_code, answer.json()] for answer in answers]


def keep_file(send: Send) -> list[object]:
    """A multipart upload of binary content, its download, its end."""
    made = send(
        "POST",
        "/files",
        files={"file": ("data.bin", BINARY, "application/octet-stream")},
        data={"purpose": "assistants"},
    )
    place = f"/files/{made.json()['id']}"
    content = send("GET", f"{place}/content")
    assert content.content == BINARY
    gone = send("DELETE", place)
    return [made.status_code, made.json(), content.status_code, gone.json()]


CONVERSATIONS = {"objects": keep_objects, "file": keep_file}
