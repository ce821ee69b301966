"""Server-sent events as bytes."""

from __future__ import annotations

import pytest

from pytest_assistants.event_stream import (
    ServerEvent,
    asks_for_stream,
    is_event_stream,
    parse,
    pieces,
    render,
)
from pytest_assistants.wire import Request

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
    ("body", "asks"),
    [
        (b'{"stream": true}', True),
        (b'{"stream": false}', False),
        (b'{"a": {"stream": true}}', False),
        (b'["stream"]', False),
        (b'"stream" is no json', False),
        (b"", False),
    ],
)
def test_a_stream_is_asked_for_in_the_body(body: bytes, *, asks: bool) -> None:
    assert asks_for_stream(Request("POST", "https://h.test", (), body)) is asks


@pytest.mark.parametrize(
    ("content_type", "announced"),
    [("text/event-stream; charset=utf-8", True), ("TEXT/EVENT-STREAM", True), ("text/html", False)],
)
def test_a_stream_is_announced_by_its_type(content_type: str, *, announced: bool) -> None:
    assert is_event_stream((("Content-Type", content_type),)) is announced
    assert not is_event_stream(())


@pytest.mark.parametrize(
    ("body", "events"),
    [
        (b"", []),
        (b"a: 1\n\nb: 2\n\n", [b"a: 1\n\n", b"b: 2\n\n"]),
        (b"a: 1\r\nb: 2\r\n\r\nc: 3", [b"a: 1\r\nb: 2\r\n\r\n", b"c: 3"]),
        (b"a: 1\r\rb: 2\r\n\nc", [b"a: 1\r\r", b"b: 2\r\n\n", b"c"]),
        (b"\n\n\n", [b"\n\n", b"\n"]),
        (b"\xff\x00", [b"\xff\x00"]),
    ],
)
def test_a_stream_is_cut_behind_each_blank_line_and_nothing_is_lost(
    body: bytes, events: list[bytes]
) -> None:
    assert list(pieces(body)) == events
    assert b"".join(pieces(body)) == body
