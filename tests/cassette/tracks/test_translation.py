"""A live value stands in an answer as it must be written there."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.tracks.translation import in_live_terms
from pytest_assistants.wire import Response

NAME = Pseudonyms("track").token("deployment", "our-gpt")
AWKWARD = 'our "own"\\gpt\n2'


def _told(body: str, live: str) -> str:
    return in_live_terms(Response(200, (), body.encode()), {NAME: live}).body.decode()


def test_an_answer_that_names_nothing_bound_stays_as_it_is() -> None:
    response = Response(200, (), f"{NAME} and {NAME}".encode())
    assert in_live_terms(response, {}) is response
    assert in_live_terms(response, {NAME: NAME}) is response


def test_a_plain_value_stands_wherever_its_placeholder_stood() -> None:
    assert _told(f'{{ "a":"{NAME}" }} {NAME}', "gpt") == '{ "a":"gpt" } gpt'


@pytest.mark.parametrize("value", [AWKWARD, "é\u2028", '"'])
def test_json_stays_json_and_json_within_it_too(value: str) -> None:
    inner = json.dumps({"model": NAME, "n": 1})
    told = json.loads(_told(json.dumps({"a": f"of {NAME}", "arguments": inner, "b": 2}), value))
    assert told["a"] == f"of {value}"
    assert json.loads(told["arguments"]) == {"model": value, "n": 1}
    assert told["b"] == 2


def test_each_event_of_a_stream_stays_json() -> None:
    event = json.dumps({"a": NAME})
    told = _told(f"event: x\ndata: {event}\n\ndata: [DONE]\n\n", AWKWARD).split("\n")
    assert json.loads(told[1].removeprefix("data: ")) == {"a": AWKWARD}
    assert [told[0], *told[2:]] == ["event: x", "", "data: [DONE]", "", ""]


def test_a_stream_may_begin_with_its_data() -> None:
    told = _told(f"data: {json.dumps({'a': NAME})}\n\n", AWKWARD)
    assert json.loads(told.removeprefix("data: ")) == {"a": AWKWARD}


def test_in_text_a_value_stands_as_it_is() -> None:
    assert _told(f"{{{NAME}", AWKWARD) == "{" + AWKWARD


def test_a_uuid_stands_in_the_pieces_of_a_stream_and_other_pieces_stay_as_they_are() -> None:
    uuid, live = "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0f8fad5b-d9cb-469f-a165-70867728950e"
    pieces = [f"of {uuid[:9]}", f"{uuid[9:]}.", f" By {NAME}"]
    lines = [f'data: {{"delta": {{"content": "{piece}"}}}}\n\n' for piece in pieces]
    stream = Response(200, (), f"event: e\n{''.join(lines)}".encode())
    assert in_live_terms(stream, {uuid: uuid, "other": "x"}) is stream
    told = in_live_terms(stream, {uuid: live, NAME: "gpt"}).body.decode()
    read = [json.loads(line[6:])["delta"]["content"] for line in told.split("\n") if "{" in line]
    assert read == [f"of {live}", ".", " By gpt"]
    named = in_live_terms(stream, {NAME: "gpt"}).body.decode()
    assert named == stream.body.decode().replace(NAME, "gpt")
