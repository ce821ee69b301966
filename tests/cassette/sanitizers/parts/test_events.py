"""Rules for the lines of a stream: which are read together, and how they are cut again."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.findings import Finding
from pytest_assistants.cassette.sanitizers.parts.events import blocks_of, cut, lines_of

NEAT = 'event: a\ndata: {"a":\nid: 7\n: on\ndata: "b"}\n\n'


def said(stream: str) -> list[str]:
    return [block.text for block in blocks_of(lines_of(stream)) if block.is_data]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["data: ", "data:"])
def test_lines_of_one_event_that_are_json_together_are_read_together(end: str, name: str) -> None:
    stream = NEAT.replace("\n", end).replace("data: ", name)
    assert said(stream) == ['{"a":\n"b"}']
    assert said(stream + stream.removesuffix(end)) == ['{"a":\n"b"}'] * 2


def test_pieces_that_were_cut_within_a_string_are_read_as_they_were() -> None:
    assert said('data: {"delta": "a\ndata: b"}\n\n') == ['{"delta": "ab"}']
    assert said('data: {"other": "a\ndata: b"}\n\n') == ['{"other": "a', 'b"}']


@pytest.mark.parametrize(
    "stream", ["data: {\n\ndata: }\n\n", "data: {}\ndata: {}\n\n", "data: a\ndata: b\n"]
)
def test_what_is_no_json_together_stands_alone(stream: str) -> None:
    assert len(said(stream)) == 2


def test_a_mark_in_front_of_the_first_line_is_no_part_of_its_name() -> None:
    assert said("\ufeffdata: a\n") == ["a"]
    assert [line.prefix for line in lines_of("\ufeffdata: a\n")] == ["\ufeffdata: "]


def test_lines_say_their_part_of_what_was_changed() -> None:
    lines = lines_of('data: {"delta": "abc\ndata: def"}\n\n')
    (block,) = [one for one in blocks_of(lines) if one.is_data]
    block.take([Finding(12, 16, "X")])
    assert [line.text for line in lines] == ['{"delta": "aX', 'f"}', ""]


def test_a_finding_over_several_parts_stands_where_it_begins() -> None:
    findings = [Finding(1, 5, "X"), Finding(5, 6, "Y"), Finding(8, 9, "Z")]
    assert list(cut(["ab", "", "cd", "efg", "hij"], findings)) == ["aX", "", "", "Yg", "hZj"]
    assert list(cut(["ab", "cd"], [])) == ["ab", "cd"]
