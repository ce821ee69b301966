"""Behind the last page of a list there is nothing, whether its recording client asked or not."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.wire import Interaction, Request, Response

URL = "https://example-resource.openai.azure.com/openai/threads/thread_abc/messages"
TABLE = Pseudonyms("track")
LAST = TABLE.of("msg_Xk3QpLmN0vB7rT5yW2zA9c")


def _playback(method: str, query: str, body: str) -> Playback:
    listed = Interaction(Request(method, f"{URL}{query}"), Response(200, (), body.encode()))
    return Playback(
        (listed,), own=TABLE.owns, is_poll=lambda _: False, disguise=lambda request: request
    )


def _page(**fields: object) -> str:
    return json.dumps({"object": "list", "data": [{"id": LAST}], "last_id": LAST, **fields})


@pytest.mark.parametrize("query", ["?limit=1", "?limit=1&after=msg_abc"])
def test_the_page_behind_the_last_is_empty_as_often_as_it_is_asked_for(query: str) -> None:
    playback = _playback("GET", query, _page(has_more=False))

    answers = [playback.answer(Request("GET", f"{URL}?after={LAST}&limit=1")) for _ in range(2)]

    heard = [json.loads(answer.body) for answer in answers if answer is not None]
    assert [(page["data"], page["has_more"]) for page in heard] == [([], False)] * 2
    assert playback.played == frozenset()


@pytest.mark.parametrize(
    ("method", "body", "asked"),
    [
        ("GET", _page(has_more=True), f"?after={LAST}"),
        ("GET", _page(has_more=False), "?after=msg_another"),
        ("GET", _page(has_more=False), f"?after={LAST}&limit=1"),
        ("GET", _page(has_more=False, last_id=None), f"?after={LAST}"),
        ("GET", '["has_more"]', f"?after={LAST}"),
        ("GET", _page(), f"?after={LAST}"),
        ("POST", _page(has_more=False), f"?after={LAST}"),
    ],
)
def test_any_other_page_that_was_not_recorded_is_a_miss(method: str, body: str, asked: str) -> None:
    assert _playback(method, "", body).answer(Request("GET", f"{URL}{asked}")) is None


def test_it_is_known_by_the_id_that_its_client_uses() -> None:
    live = "thread_Zq8wEr5tY7uI9oP3aS6dF"
    thread = TABLE.of("thread_Xk3QpLmN0vB7rT5yW2zA9c")
    listed = Interaction(
        Request("GET", URL.replace("thread_abc", thread)),
        Response(200, (), _page(has_more=False).encode()),
    )
    playback = Playback(
        (listed,), own=TABLE.owns, is_poll=lambda _: False, disguise=lambda request: request
    )
    here = URL.replace("thread_abc", live)

    assert playback.answer(Request("GET", f"{here}?after={LAST}")) is None
    assert playback.answer(Request("GET", here)) is not None
    assert playback.answer(Request("GET", f"{here}?after={LAST}")) is not None


def test_it_is_not_known_to_be_clean() -> None:
    played = _playback("GET", "", _page(has_more=False)).play(Request("GET", f"{URL}?after={LAST}"))
    assert played is not None
    assert not played[1]
