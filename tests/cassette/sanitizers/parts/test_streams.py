"""Rules for streams: what was cut is found all the same, and the events stay as many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.parts.streams import clean_stream
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.scrub import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable

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


IDS = ("thread_Qw1Er2Ty3Ui4Op5As6Df7GhJ", "msg_Zx1Cv2Bn3Ma4Sd5Fg6Hj7KlQ")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "data: plain\n\n",
        lambda text: text.replace("data: {", 'data: {"odd": "a\\"b",', 1),
        lambda text: text.replace("event: thread", 'event: "thread', 1),
        lambda text: text + "data: {broken\n\n",
    ],
)
def test_a_stream_is_read_alike_at_a_glance_and_line_by_line(change: Callable[[str], str]) -> None:
    """In two spellings of one event its ids are the same."""
    text = change("".join(event(f" part {at}", message=IDS[1]) for at in range(3)))
    cleaned = clean_stream(text, SCRUB)
    assert cleaned == text.replace(IDS[1], SCRUB.table.of(IDS[1]))
    assert clean_stream(cleaned, SCRUB) == cleaned


def test_rules_of_ones_own_are_heard_in_streams() -> None:
    own = Rule("own", "value", ("tulip",), ("rose",), find=matching("tulip"))
    scrub = Scrub(Pseudonyms("test"), KnownValues(rules=(own,)), "test")
    cleaned = "".join(values(clean_stream(event("tu") + event("lip"), scrub)))
    assert cleaned == scrub.table.token("value", "tulip")


def test_a_field_that_tells_is_heard_in_streams() -> None:
    data = json.dumps({"id": "x", "api_key": "sesame"})
    assert "sesame" not in clean_stream(f"event: x\ndata: {data}\n\n", SCRUB)


def test_arguments_of_a_tool_are_read_as_the_json_they_are() -> None:
    pieces = ('{"pass', 'word": "ses', 'ame"}')
    cleaned = "".join(values(clean_stream("".join(map(event, pieces)), SCRUB)))
    assert json.loads(cleaned)["password"] != "sesame"
    same = ('{"ci', 'ty": "Os', 'lo"}')
    assert values(clean_stream("".join(map(event, same)), SCRUB)) == list(same)


def test_a_stream_with_only_whole_strings_named_delta_is_quiet() -> None:
    data = json.dumps({"delta": {"type": "text", "value": [{"index": 1, "x": "a"}, "b", 3]}})
    text = f"data: {data}\n\ndata: [DONE]\n\n"
    assert clean_stream(text, SCRUB) == text
    assert clean_stream('data: {"a": ["delta"]}\n', SCRUB) == 'data: {"a": ["delta"]}\n'


def test_a_completion_is_one_text_also_where_each_event_has_an_id_of_its_own() -> None:
    def choice(at: int, value: str) -> str:
        data = {"id": f"chatcmpl-{at}", "choices": [{"index": 0, "delta": {"content": value}}]}
        return f"data: {json.dumps(data)}\n\n"

    stream = choice(1, "to jane.d") + choice(2, "oe@contoso.com now")
    cleaned = clean_stream(stream, SCRUB)
    assert "doe" not in cleaned
    assert cleaned.count("chatcmpl-") == 2
    assert f"to {TOKEN}" in cleaned


@pytest.mark.parametrize("name", ["delta", "d\\u0065lta", "\\u0064elta"])
def test_pieces_are_joined_however_their_field_is_spelled(name: str) -> None:
    parts = [
        event(part).replace('"delta"', f'"{name}"') for part in ("to jane.d", "oe@contoso.com")
    ]
    assert values(clean_stream("".join(parts), SCRUB).replace(f'"{name}"', '"delta"')) == [
        f"to {TOKEN}",
        "",
    ]


def test_in_words_that_no_rule_of_the_kit_hears_a_rule_of_ones_own_is_heard() -> None:
    own = Rule(
        *("patient", "user"),
        find=matching(r"patient \w+"),
        positives=("patient twelve",),
        negatives=("patients",),
    )
    scrub = Scrub(Pseudonyms("test"), KnownValues().with_user_rules([own]), "test")
    text = 'event: thread.message\ndata: {"id": "a", "text": "of patient twelve"}\n\n'
    assert "twelve" not in clean_stream(text, scrub)
    assert clean_stream(text, SCRUB) == text


def test_a_line_of_plain_data_may_end_a_value() -> None:
    stream = "event: error\ndata: redis> AUTH ada q7Wd2xKz9Lm4\ndata: OK\n\n"
    cleaned = clean_stream(stream, SCRUB)
    assert "q7Wd2xKz9Lm4" not in cleaned
    assert cleaned.count("data: ") == 2


def over_lines(event: str, layout: str, end: str) -> str:
    """One event with its data over several lines, and others between."""
    name, data = event.rstrip().split("\ndata: ")
    neat = json.dumps(json.loads(data), indent=1).split("\n")
    at = {"two": data.index('"delta"'), "cut": len(data) - 7}.get(layout, 0)
    parts = [data[:at], data[at:]] if at else neat
    return end.join(
        (name, f"data: {parts[0]}", ": on", *(f"data:{one}" for one in parts[1:]), "", "")
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("layout", ["neat", "two", "cut"])
def test_pieces_are_joined_also_where_an_event_has_several_lines(layout: str, end: str) -> None:
    parts = ("to jane.d", "oe@con", "toso.com", " or x@example.com")
    stream = "".join(over_lines(event(part), layout, end) for part in parts)
    cleaned = clean_stream(stream, SCRUB)
    assert TOKEN in cleaned
    assert "oe@con" not in cleaned
    assert "toso" not in cleaned
    assert cleaned.count(end) == stream.count(end)
    assert clean_stream(cleaned, SCRUB) == cleaned
    clean = "".join(over_lines(event(part), layout, end) for part in ("to Jane", " Do", "e"))
    assert clean_stream(clean, SCRUB) == clean


def test_the_name_of_a_field_is_heard_in_an_event_of_several_lines() -> None:
    stream = 'event: x\ndata: {"id": "x",\ndata: "password":\ndata:  "sesame"}\n\n'
    cleaned = clean_stream(stream, SCRUB)
    assert "sesame" not in cleaned
    assert cleaned.count("\n") == stream.count("\n")
