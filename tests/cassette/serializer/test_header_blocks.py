"""Rules for headers read apart: the answer, or the error, is that of reading the text whole."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from vcr.serializers import yamlserializer

from pytest_assistants.cassette.serializer import events, header_blocks, layout

TEXTS = st.text(st.sampled_from("ab1 :#-'\"\\{}[]|>&*!,é=\n\t"), max_size=12)
USUAL = st.sampled_from(
    ("*/*", "gzip, deflate", "Fri, 03 May 2024 10:00:00 GMT", "no", "12", "a:b")
)
NAMES = st.sampled_from(("accept", "Date", "x-a-1", "no", "a b")) | TEXTS
HEADERS = st.dictionaries(NAMES, st.lists(TEXTS | USUAL, max_size=2), max_size=4)
REQUESTS = st.fixed_dictionaries(
    {"body": TEXTS, "headers": HEADERS, "method": st.just("GET"), "uri": st.just("https://a/b")}
)
RESPONSES = st.fixed_dictionaries(
    {
        "body": st.fixed_dictionaries({"string": TEXTS}),
        "headers": HEADERS,
        "status": st.just({"code": 200, "message": "OK"}),
    }
)
INTERACTIONS = st.lists(
    st.fixed_dictionaries({"request": REQUESTS, "response": RESPONSES}), min_size=1, max_size=3
)
STOCK = """\
interactions:
- request:
    body: '{"a": "b"}'
    headers:
      accept:
      - '*/*'
      date:
      - Fri, 03 May 2024 10:00:00 GMT
    method: GET
    uri: https://a/b
  response:
    body:
      string: ''
    headers:
      content-type:
      - application/json
    status:
      code: 200
      message: OK
version: 1
"""
FRAGMENTS = (
    *(
        " ",
        "    ",
        "\n",
        "\n      ",
        "\t",
        "\r",
        "\\",
        '"',
        "'",
        "|",
        ">",
        "- ",
        ":",
        "#",
        " #",
        "&a ",
    ),
    *(
        "*a",
        "!a ",
        "{",
        "}",
        "[",
        "]",
        "---\n",
        "...\n",
        "? ",
        "<<: *a\n",
        "\x85",
        "\x00",
        ",",
        "é",
    ),
    *(
        "    headers:\n",
        "      a:\n",
        "      - b\n",
        "    headers:\n      a:\n      - b\n",
        "    }\n",
    ),
    *(
        "{x:\n    headers:\n      a:\n      - b\n    }",
        "|\n    headers:\n      a:\n      - b\n   c: ",
    ),
)


def outcome(text: str, build: object) -> object:
    """The cassette, or what is told of the error."""
    try:
        return layout.cassette(build(text))  # type: ignore[operator] # one of two functions
    except (layout.LayoutError, events.UnreadableError, yaml.YAMLError) as problem:
        return str(problem)


def agrees(text: str) -> bool:
    return outcome(text, header_blocks.build) == outcome(text, events.build)


@given(interactions=INTERACTIONS)
def test_whatever_stock_vcrpy_writes_is_read_as_if_whole(interactions: list[object]) -> None:
    assert agrees(yamlserializer.serialize({"interactions": interactions, "version": 1}))


@given(more=st.data())
def test_text_put_in_or_taken_out_is_read_as_if_whole(more: st.DataObject) -> None:
    text = STOCK
    for _ in range(more.draw(st.integers(1, 3))):
        start = more.draw(st.integers(0, len(text)))
        end = more.draw(st.sampled_from((start, start + 1, start + 2, start + 9)))
        text = text[:start] + more.draw(st.sampled_from(FRAGMENTS)) + text[end:]
    assert agrees(text)


@given(more=st.data())
def test_lines_moved_doubled_and_lost_are_read_as_if_whole(more: st.DataObject) -> None:
    lines = STOCK.split("\n")
    for _ in range(more.draw(st.integers(1, 3))):
        line = more.draw(st.sampled_from(lines))
        line = more.draw(st.sampled_from((line, line[1:], line[2:], f"  {line}", f"{line} ")))
        place = more.draw(st.integers(0, len(lines)))
        lines[place : place + more.draw(st.integers(0, 2))] = [line]
    assert agrees("\n".join(lines))


def test_text_that_holds_a_stand_in_is_read_whole() -> None:
    text = STOCK.replace("https://a/b", f'"{header_blocks._STAND_IN} 0"')
    assert agrees(text)
    assert header_blocks._cut(text) == (text, {})


@pytest.mark.parametrize("most", range(25, 50))
def test_events_that_were_not_read_count_as_well(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MAX_NODES", most)
    assert agrees(STOCK)


def test_what_only_looks_like_headers_is_read_whole() -> None:
    text = STOCK + "x: |\n    headers:\n      accept:\n      - a\n    b\n"
    assert header_blocks._cut(text)[1].keys() != header_blocks._cut(STOCK)[1].keys()
    assert header_blocks.build(text) == events.build(text)
