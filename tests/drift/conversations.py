"""Short conversations, sanitized as cassettes hold them."""

from __future__ import annotations

import json

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.wire import Headers, Interaction, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"
JSON: Headers = (("content-type", "application/json"),)
VERSION = "api-version=2024-05-01-preview"


class Ids:
    """The pseudonyms of a track."""

    def __init__(self, track: str) -> None:
        self._table = Pseudonyms(track)

    def __call__(self, prefix: str, number: int = 1) -> str:
        return self._table.of(f"{prefix}Xk3QpLmN0vB7rT5yW2zA{number:02d}")


def said(
    method: str,
    path: str,
    answer: object,
    *,
    asked: object = None,
    status: int = 200,
    headers: Headers = JSON,
) -> Interaction:
    sent = b"" if asked is None else json.dumps(asked).encode()
    content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    request = Request(method, f"{ORIGIN}{path}?{VERSION}", JSON if sent else (), sent)
    return Interaction(request, Response(status, headers, content))


def run(ids: Ids, status: str, **more: object) -> dict[str, object]:
    return {"id": ids("run_"), "object": "thread.run", "status": status, **more}
