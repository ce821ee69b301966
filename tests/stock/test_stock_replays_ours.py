"""Stock vcrpy, nothing configured, replays every cassette of this package, request by request."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
import vcr
from vcr.serialize import deserialize
from vcr.serializers import yamlserializer

ROOT = Path(__file__).parents[2]
KEPT = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (ROOT / "cassettes", ROOT / "tests" / "sdk" / "cassettes")
    for path in folder.rglob("*.yaml")
)

Answer = tuple[int, bytes]
Send = Callable[[Any], Answer]


def by_httpx(request: Any) -> Answer:
    content, headers = request.body or b"", _content_type(request)
    answer = httpx.request(request.method, request.uri, content=content, headers=headers)
    return answer.status_code, answer.content


def by_requests(request: Any) -> Answer:
    answer = requests.request(
        request.method,
        request.uri,
        data=request.body,
        headers=_content_type(request),
        timeout=5,
    )
    return answer.status_code, answer.content


def _content_type(request: Any) -> dict[str, str]:
    value = request.headers.get("content-type")
    return {} if value is None else {"content-type": value}


def _meant(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return body


def replay(path: Path, send: Send) -> None:
    """Send again what the file holds, and compare each answer with the one that stands there."""
    asked, answers, _ = deserialize(path.read_text(encoding="utf-8"), yamlserializer)
    with vcr.use_cassette(str(path), record_mode="none") as played:
        for request, answer in zip(asked, answers, strict=True):
            status, body = send(request)
            assert status == answer["status"]["code"]
            assert _meant(body) == _meant(answer["body"]["string"])
    assert played.play_count == len(asked) > 0


every_library = pytest.mark.parametrize("send", [by_httpx, by_requests])


@every_library
@pytest.mark.parametrize("name", KEPT)
def test_a_cassette_of_the_repository_replays(name: str, send: Send) -> None:
    replay(ROOT / name, send)


@every_library
def test_a_new_recording_replays(recorded_here: list[Path], send: Send) -> None:
    assert len(recorded_here) == 4
    for path in recorded_here:
        replay(path, send)


def test_an_answer_that_does_not_stand_there_is_none(recorded_here: list[Path]) -> None:
    with (
        vcr.use_cassette(str(recorded_here[0]), record_mode="none"),
        pytest.raises(vcr.errors.CannotOverwriteExistingCassetteException),
    ):
        httpx.get("https://example-resource.openai.azure.com/openai/assistants")
