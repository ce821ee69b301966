"""Rules for streams: what was cut is found all the same, and the events stay as many."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.cassette.sanitizers.streams import clean_stream

SCRUB = Scrub(Pseudonyms("test"), KnownValues(), "test")
EMAIL = "jane.doe@contoso.com"
TOKEN = SCRUB.table.token("email", EMAIL)


def event(value: str, *, message: str = "msg_1", index: int = 0) -> str:
    text = {"index": index, "type": "text", "text": {"value": value}}
    data = {"id": message, "object": "thread.message.delta", "delta": {"content": [text]}}
    return f"event: thread.message.delta\ndata: {json.dumps(data)}\n\n"


def values(stream: str) -> list[str]:
    data = [json.loads(line[6:]) for line in stream.splitlines() if line.startswith("data: ")]
    return [one["delta"]["content"][0]["text"]["value"] for one in data]


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_a_value_in_pieces_stands_in_the_event_it_begins_in(size: int) -> None:
    text = f"to {EMAIL} now"
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    cleaned = clean_stream("".join(map(event, pieces)), SCRUB)
    assert len(values(cleaned)) == len(pieces)
    assert "".join(values(cleaned)) == f"to {TOKEN} now"
    assert clean_stream(cleaned, SCRUB) == cleaned


def test_pieces_of_other_texts_between_do_not_matter() -> None:
    other = event("a", message="msg_2") + event("b", index=1)
    cleaned = clean_stream(event("jane.doe@con") + other + event("toso.com"), SCRUB)
    assert values(cleaned) == [TOKEN, "a", "b", ""]


def test_the_completed_object_says_the_same() -> None:
    completed = json.dumps({"id": "msg_1", "content": [{"text": {"value": EMAIL}}]})
    cleaned = clean_stream(event("jane.doe@con") + event("toso.com") + f"data: {completed}", SCRUB)
    assert cleaned.endswith(completed.replace(EMAIL, TOKEN))
    assert values(cleaned.rpartition("data:")[0])[0] == TOKEN


def test_plain_data_in_pieces_is_joined_too() -> None:
    cleaned = clean_stream("data: jane.doe@con\n\ndata: toso.com\n\ndata: [DONE]\n\n", SCRUB)
    assert cleaned == f"data: {TOKEN}\n\ndata: \n\ndata: [DONE]\n\n"


def test_whatever_else_a_stream_says_is_cleaned_as_it_stands() -> None:
    stream = f': by {EMAIL}\r\nid: 1\r\ndata: 17\r\ndata: {{"a": 1, "a": "x"}}\r\n\r\n'
    assert clean_stream(stream, SCRUB) == stream.replace(EMAIL, TOKEN)
