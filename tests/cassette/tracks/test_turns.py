"""What is asked in the order recorded is answered as a look-up of all that was recorded would."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.tracks.lookup import Lookup
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.cassette.tracks.turns import Turns, compacted
from pytest_assistants.wire import Interaction, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"
JSON = (("content-type", "application/json"),)
LAID_OUT = b'{\n  "content": "\\"a\\": b, \\\\",\n  "n": [\n    1,\n    -2.5\n  ],\n  "none": {}\n}'
POSTED = Request("POST", f"{ORIGIN}/threads", JSON, LAID_OUT)


def _is_poll(request: Request) -> bool:
    return "/runs/" in request.path


def _known(request: Request) -> Request:
    return request


def _nobody(placeholder: str) -> bool:  # noqa: ARG001 - its caller gives one
    return False


def _asked(kind: str, variant: int) -> Request:
    """A write, the same in another spelling, one below a run, a poll of that run, a reading."""
    run = f"{ORIGIN}/threads/t/runs/r{variant}"
    pairs = [("a", variant), ("b", [1, True])]
    written = {
        "write": Request("POST", f"{ORIGIN}/threads", JSON, json.dumps(dict(pairs)).encode()),
        "otherwise": Request(
            "POST", f"{ORIGIN}/threads", JSON, json.dumps(dict(pairs[::-1])).encode()
        ),
        "cancel": Request("POST", f"{run}/cancel", JSON),
        "poll": Request("GET", run),
        "read": Request("GET", f"{ORIGIN}/assistants/a{variant}"),
    }
    return written[kind]


KINDS = st.sampled_from(["write", "otherwise", "cancel", "poll", "poll", "read"])
ASKED = st.builds(_asked, KINDS, st.integers(0, 1))


@given(st.lists(ASKED, max_size=8), st.lists(st.integers(0, 8), max_size=12))
def test_turns_change_nothing_in_what_is_answered(
    recorded: list[Request], deviations: list[int]
) -> None:
    said = [
        Interaction(one, Response(200, (), b"%d" % number)) for number, one in enumerate(recorded)
    ]
    options = {"own": _nobody, "is_poll": _is_poll, "disguise": _known}
    playback = Playback(said, **options)  # type: ignore[arg-type]  # three callables
    lookup = Lookup(said, **options, ignored_api_version=None)  # type: ignore[arg-type]  # the same
    kept = recorded[: deviations[0]] if deviations else recorded
    others = [recorded[one] for one in deviations[1:] if one < len(recorded)]
    for request in (*kept, *others):
        heard, found = playback.answer(request), lookup.take(request)
        assert (heard and heard.body) == (found and found.response.body)
    unplayed = lookup.left(lambda answers: answers.unplayed)
    assert [one.position for one in playback.unplayed] == [one.position for one in unplayed]


@pytest.mark.parametrize(
    "body", [LAID_OUT, compacted(LAID_OUT), json.dumps(json.loads(LAID_OUT)).encode()]
)
def test_json_may_be_laid_out_in_another_way(body: bytes) -> None:
    turns = Turns([POSTED, POSTED])
    assert [turns.take(replace(POSTED, body=body)) for _ in range(3)] == [0, 1, None]
    assert turns.are_over


@pytest.mark.parametrize(
    "asked",
    [
        replace(POSTED, method="PUT"),
        replace(POSTED, url=f"{ORIGIN}/assistants"),
        replace(POSTED, headers=(("content-type", "text/plain"),)),
        replace(POSTED, body=LAID_OUT.replace(b"-2", b"- 2")),
        replace(POSTED, body=LAID_OUT.replace(b"a", b" a")),
        replace(POSTED, body=LAID_OUT.replace(b"1", b"11")),
    ],
)
def test_what_deviates_is_not_in_its_turn_and_takes_none(asked: Request) -> None:
    turns = Turns([POSTED])
    assert turns.take(asked) is None
    assert (turns.over, turns.take(POSTED)) == (0, 0)


def test_the_layout_of_what_is_not_json_tells_bodies_apart() -> None:
    plain = replace(POSTED, headers=())
    assert Turns([plain]).take(replace(plain, body=compacted(LAID_OUT))) is None


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_compact_json_is_what_compact_writers_write(value: object) -> None:
    for layout in (None, 2):
        written = json.dumps({"é": value, "b": value}, indent=layout, ensure_ascii=False)
        expected = json.dumps(json.loads(written), separators=(",", ":"), ensure_ascii=False)
        assert compacted(written.encode("utf-8", "surrogatepass")) == expected.encode(
            "utf-8", "surrogatepass"
        )


@pytest.mark.parametrize("text", [b"", b"1 2", b'["a" 1\n2]', b'{"a": "b', b'{"a\0": 1}', b"a b"])
def test_what_is_no_json_is_compacted_into_nothing_that_is(text: bytes) -> None:
    assert compacted(text) == text
