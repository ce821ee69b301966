"""A body is laid out where it is JSON, cut where it is long, and named where it is no text."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.event_stream import CONTENT_TYPE
from pytest_assistants.report.page.bodies import MOST, body_of, hidden
from pytest_assistants.report.page.content import Body

STREAM = (("content-type", CONTENT_TYPE),)


@pytest.mark.parametrize(
    ("data", "headers", "shown"),
    [
        (b"", (), Body()),
        (b'{"a":[1,"\\u00fc"]}', (), Body("json", '{\n  "a": [\n    1,\n    "ü"\n  ]\n}', 18)),
        (
            b"event: done\ndata: [DONE]\n\n",
            STREAM,
            Body("events", "event: done\ndata: [DONE]\n\n", 26),
        ),
        (b"\xff", STREAM, Body("events", "\\xff", 1)),
        (b"just text", (), Body("text", "just text", 9)),
        (
            b"\xff\xfe" * 600,
            (("Content-Type", "image/png"),),
            Body("binary", "1,200 bytes that are no text (image/png)", 1200),
        ),
        (b"\xff", (), Body("binary", "1 bytes that are no text (of no stated type)", 1)),
        (b'{"a": ', (), Body("text", '{"a": ', 6)),
    ],
)
def test_a_body_is_shown_by_its_kind(data: bytes, headers: tuple[()], shown: Body) -> None:
    assert body_of(data, headers, clean=str) == shown


def test_what_is_shown_is_clean() -> None:
    shown = body_of(b'{"key": "secret"}', (), clean=lambda text: text.replace("secret", "***"))
    assert shown.text == '{\n  "key": "***"\n}'


def test_a_long_body_is_cut_at_the_end_of_a_line_and_says_how_much_is_missing() -> None:
    data = json.dumps(list(range(10_000))).encode()
    shown, whole = body_of(data, (), clean=str), json.dumps(list(range(10_000)), indent=2)
    assert MOST - 1_000 < len(shown.text) <= MOST
    assert shown.text + whole[len(shown.text) :] == whole
    assert whole[len(shown.text)] == "\n"
    assert shown.left_out == len(whole) - len(shown.text)


def test_a_long_line_is_cut_within() -> None:
    shown = body_of(b"x" * (MOST + 5), (), clean=str)
    assert (len(shown.text), shown.left_out, shown.size) == (MOST, 5, MOST + 5)


def test_a_huge_body_is_not_laid_out() -> None:
    shown = body_of(b"[" + b"1," * 600_000 + b"1]", (), clean=str)
    assert (shown.kind, len(shown.text)) == ("text", MOST)


def test_of_a_hidden_body_only_the_size_is_known() -> None:
    assert hidden(7, "why") == Body("hidden", "why", 7)
