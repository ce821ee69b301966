"""Server-sent events as bytes."""

from __future__ import annotations

import pytest

from pytest_assistants.event_stream import ServerEvent, is_event_stream, parse, render
from pytest_assistants.wire import Response

EVENTS = (ServerEvent("thread.created", '{"id":"é"}'), ServerEvent("done", "[DONE]"))


def test_what_is_rendered_is_parsed_again() -> None:
    assert tuple(parse(render(EVENTS))) == EVENTS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_of_the_standard_counts(end: str) -> None:
    body = end.join(["event: a", "data: 1", "", "data:2", "data: 3", "", ""]).encode()

    assert list(parse(body)) == [ServerEvent("a", "1"), ServerEvent("message", "2\n3")]


def test_comments_other_fields_and_events_without_data_are_passed_over() -> None:
    body = b"\xef\xbb\xbf: hello\n\nevent: x\n\nid: 7\nretry: 1\ndata: 1\n\n"

    assert list(parse(body)) == [ServerEvent("message", "1")]


def test_an_event_that_was_cut_off_is_left_out() -> None:
    assert list(parse(b"event: a\ndata: 1\n\nevent: b\ndata: 2")) == [ServerEvent("a", "1")]


def test_the_value_of_an_event_is_its_json() -> None:
    assert EVENTS[0].value == {"id": "é"}
    assert EVENTS[1].value is None


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/event-stream; charset=utf-8", True),
        ("Text/Event-Stream", True),
        ("application/json", False),
        (None, False),
    ],
)
def test_a_stream_is_told_by_its_content_type(content_type: str | None, *, expected: bool) -> None:
    headers = () if content_type is None else (("Content-Type", content_type),)

    assert is_event_stream(Response(200, headers)) is expected
