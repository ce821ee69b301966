"""Rules for a stream at a glance: its pieces by the text they are parts of, and its other lines."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.sanitizers.parts.pieces import glance_at


def _told(**event: object) -> str:
    return json.dumps(event)


def _piece(text: str, *, index: int = 0, **others: object) -> str:
    content = [{"index": index, "type": "text", "text": {"value": text}}]
    return _told(id="msg_1", delta={"content": content}, **others)


def _stream(*events: str) -> str:
    return "".join(f"event: thread.message.delta\ndata: {event}\n\n" for event in events)


def test_pieces_of_one_text_are_joined_and_stand_alone_too() -> None:
    events = [_piece("pass"), _piece("word ", index=1), _piece("word"), _told(id="x", a="b")]
    glance = glance_at(_stream(*events) + "data: [DONE]\n\n")
    assert glance is not None
    assert glance.data == "\n".join(events)
    assert glance.further[0] == "event: thread.message.delta"
    assert glance.further[1:3] == ["password", "word "]
    assert sorted(glance.further[3:]) == ["pass", "word"]


@pytest.mark.parametrize(
    "name", ["id", "object", "type", "item_id", "output_index", "content_index", "summary_index"]
)
def test_pieces_of_other_texts_are_joined_by_themselves(name: str) -> None:
    one, other = ({"id": "1", name: which, "delta": which} for which in ("a", "b"))
    glance = glance_at(_stream(_told(**one), _told(**other)))
    assert glance is not None
    assert glance.further[1:3] == ["a", "b"]


def test_a_list_without_indexes_is_joined_by_place_and_whole_fields_are_no_pieces() -> None:
    events = [
        _told(delta={"type": "x", "object": {"a": "in"}, "lines": ["a", "b", 3, ["c"]]}),
        _told(delta={"type": "y", "object": {"a": "side"}, "lines": ["A", "B", None, ["C"]]}),
    ]
    glance = glance_at(_stream(*events))
    assert glance is not None
    assert glance.further[1:5] == ["inside", "aA", "bB", "cC"]
    assert sorted(glance.further[5:]) == sorted(["in", "side", *"aAbBcC"])


@pytest.mark.parametrize(
    "stream",
    [
        "data: {}\r\n",
        "data: {}\0\n",
        "data: {no}\n",
        "data: {}, []\n",
        "data: {}, {}\n",
        "data:{}\n",
        "data: text\n",
        'event: "quoted"\n',
        'data: {"delta": "a", "b": {"delta": "c"}}\n',
        'data: {"b": "\\u0064elta", "c": {"d\\u0065lta": "a"}}\n',
        'data: {"a": %s}\n' % ("[" * 100_000),
    ],
    ids=range(11),
)
def test_other_streams_are_read_line_by_line(stream: str) -> None:
    assert glance_at(stream) is None


def test_what_no_line_says_is_nothing() -> None:
    assert glance_at("data: {}\n") == ("{}", [])
    assert glance_at("") == ("", [])
