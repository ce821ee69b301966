"""What a person reads where replay has no answer."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from pytest_assistants.cassette.matchers.canonical import Canonical
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.cassette.wording.misses import Difference, describe_miss, differences_between
from pytest_assistants.wire import Interaction, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"
COMMAND = 'pytest "tests/test_x.py::test_y" --assistants-record'


def _request(method: str, path: str, body: object = None) -> Request:
    content = b"" if body is None else json.dumps(body).encode()
    return Request(method, f"{ORIGIN}{path}", (), content)


def _playback(*requests: Request) -> Playback:
    return Playback(
        [Interaction(request, Response(200)) for request in requests],
        own=lambda _: False,
        is_poll=lambda _: False,
        disguise=lambda request: request,
    )


def _text(request: Request, playback: Playback | None) -> str:
    return describe_miss(
        request, playback=playback, cassette="cassettes/test_x/test_y.yaml", command=COMMAND
    )


def test_a_test_without_a_cassette_is_told_how_to_record_it() -> None:
    assert _text(_request("POST", "/threads"), None) == (
        "no cassette to answer POST /openai/threads [no-cassette]\n"
        "\n"
        "  cassette     cassettes/test_x/test_y.yaml   (not recorded yet)\n"
        "\n"
        "  To record it:\n"
        '    pytest "tests/test_x.py::test_y" --assistants-record'
    )


def test_the_nearest_interaction_is_shown_with_every_difference() -> None:
    playback = _playback(
        _request("POST", "/threads"),
        _request("POST", "/assistants", {"model": "gpt-4o", "name": "Ada"}),
        _request("POST", "/assistants", {"model": "gpt-4o", "temperature": 1}),
    )
    playback.answer(_request("POST", "/threads"))
    live = _request("POST", "/assistants", {"model": "gpt-4o-mini", "name": "Ada"})
    assert _text(live, playback) == (
        "no recorded interaction matches POST /openai/assistants [no-match]: "
        'body.model recorded "gpt-4o", this request "gpt-4o-mini"\n'
        "\n"
        "  cassette     cassettes/test_x/test_y.yaml   (3 interactions, 1 played)\n"
        "  nearest      POST /openai/assistants   (interaction 2)\n"
        '                 body.model     recorded "gpt-4o"     this request "gpt-4o-mini"\n'
        "\n"
        "  If the change is meant, record again:\n"
        '    pytest "tests/test_x.py::test_y" --assistants-record'
    )


def test_a_state_that_a_write_parts_from_the_request_is_said_to_be() -> None:
    read = _request("GET", "/threads/t/runs/r")
    said = [_request("POST", "/threads/t/runs/r/cancel"), read]
    playback = Playback(
        [Interaction(request, Response(200)) for request in said],
        own=lambda _: False,
        is_poll=lambda request: request.method == "GET",
        disguise=lambda request: request,
    )
    assert playback.answer(read) is None
    lines = _text(read, playback).splitlines()
    assert lines[0] == (
        "no recorded interaction matches GET /openai/threads/t/runs/r [no-match], "
        "it stands on the other side of a write to its object"
    )
    assert lines[4] == "                 it stands on the other side of a write to its object"


def test_what_has_been_played_is_said_to_be() -> None:
    playback = _playback(_request("POST", "/threads"))
    playback.answer(_request("POST", "/threads"))
    lines = _text(_request("POST", "/threads"), playback).splitlines()
    assert lines[0] == "no answer is left to POST /openai/threads [already-played]"
    assert lines[3:5] == [
        "  nearest      POST /openai/threads   (interaction 1)",
        "                 it has been played already",
    ]


def test_an_interaction_that_was_not_played_is_nearer_than_one_that_was() -> None:
    playback = _playback(
        _request("POST", "/threads", {"a": 1}), _request("POST", "/threads", {"a": 2})
    )
    playback.answer(_request("POST", "/threads", {"a": 1}))
    assert "(interaction 2)" in _text(_request("POST", "/threads", {"a": 3}), playback)


def test_identifiers_in_the_path_do_not_make_another_operation() -> None:
    playback = _playback(_request("GET", "/threads/thread_1"), _request("GET", "/threads"))
    lines = _text(_request("GET", "/threads/thread_22"), playback).splitlines()
    assert lines[3:5] == [
        "  nearest      GET /openai/threads/thread_1   (interaction 1)",
        (
            '                 path     recorded "/threads/thread_1"'
            '     this request "/threads/thread_22"'
        ),
    ]


def test_nothing_similar_is_said_to_be_so() -> None:
    playback = _playback(_request("GET", "/threads"))
    assert _text(_request("POST", "/assistants"), playback) == (
        "nothing recorded is similar to POST /openai/assistants [nothing-similar]\n"
        "\n"
        "  cassette     cassettes/test_x/test_y.yaml   (1 interaction, 0 played)\n"
        "\n"
        "  If the change is meant, record again:\n"
        '    pytest "tests/test_x.py::test_y" --assistants-record'
    )


def test_the_line_that_asked_is_told_before_the_command() -> None:
    text = describe_miss(
        _request("POST", "/threads"),
        playback=None,
        cassette="cassettes/x.yaml",
        command=COMMAND,
        asked_from="app.py:7",
    )
    assert text.splitlines()[2:] == [
        "  cassette     cassettes/x.yaml   (not recorded yet)",
        "  asked from   app.py:7",
        "",
        "  To record it:",
        f"    {COMMAND}",
    ]


def test_the_parts_of_a_form_are_named_in_the_line_that_says_it_all() -> None:
    def upload(name: str, purpose: str) -> Request:
        fields: dict[str, Any] = {"purpose": (None, purpose), "file": (name, b"text")}
        sent = httpx.Request("POST", f"{ORIGIN}/files", files=fields)
        return Request("POST", f"{ORIGIN}/files", tuple(sent.headers.items()), sent.read())

    text = _text(upload("b.txt", "vision"), _playback(upload("a.txt", "assistants")))
    assert text.splitlines()[0] == (
        "no recorded interaction matches POST /openai/files [no-match]: body.file.filename "
        'recorded "a.txt", this request "b.txt", and 1 more difference'
    )


def test_many_differences_are_cut() -> None:
    playback = _playback(_request("POST", "/threads", {f"n{at}": at for at in range(12)}))
    text = _text(_request("POST", "/threads", {}), playback)
    assert text.splitlines()[0].endswith(
        "[no-match]: body.n0 recorded 0, this request (absent), and 11 more differences"
    )
    assert text.count("     this request (absent)") == 8
    assert "                 … and 4 more\n" in text


def _differences(recorded: object, live: object) -> list[Difference]:
    return list(
        differences_between(
            Canonical("POST", ("x",), (), recorded), Canonical("POST", ("x",), (), live)
        )
    )


@pytest.mark.parametrize(
    ("recorded", "live", "place", "shown"),
    [
        ({"a": {"b": [1, 2]}}, {"a": {"b": [1, 3]}}, "body.a.b[1]", ("2", "3")),
        ({"a": [1]}, {"a": [1, 2]}, "body.a", ("[1]", "[1, 2]")),
        ({"a": 1}, {"a": True}, "body.a", ("1", "true")),
        ({"a": 1}, {"a": 1.0}, "body.a", ("1", "1.0")),
        ({"a": None}, {}, "body.a", ("null", "(absent)")),
        ({}, {"a": "é"}, "body.a", ("(absent)", '"é"')),
        ("text", {"a": 1}, "body", ('"text"', '{"a": 1}')),
        ([["a", None, "x"]], [["a", None, "y"]], "body.a", ('"x"', '"y"')),
        ([["f", "n.txt", "x"]], [["f", "n.txt", "y"]], "body.f.content", ('"x"', '"y"')),
        ([["f", "m.txt", "x"]], [["f", "n.txt", "x"]], "body.f.filename", ('"m.txt"', '"n.txt"')),
        (
            [["f", None, "x"], ["f", None, "y"]],
            [["f", None, "x"], ["f", None, "z"]],
            "body.f#2",
            ('"y"', '"z"'),
        ),
        ([["f", None, "x"]], [["f", None, "x"], ["g", None, "y"]], "body.g", ("(absent)", '"y"')),
        ([("a", "x")], [("a", "y")], "body[0]", ('["a", "x"]', '["a", "y"]')),
    ],
)
def test_a_difference_names_its_place_and_both_values(
    recorded: object, live: object, place: str, shown: tuple[str, str]
) -> None:
    assert _differences(recorded, live) == [Difference(place, *shown)]


def test_a_query_differs_by_name() -> None:
    recorded = Canonical("GET", ("x",), (("limit", "1"), ("order", "asc")), {})
    live = Canonical("GET", ("x",), (("limit", "2"), ("order", "asc")), {})
    found = list(differences_between(recorded, live))
    assert found == [Difference("query.limit", '"1"', '"2"')]


def test_long_values_are_cut() -> None:
    [found] = _differences({"a": "x" * 100}, {"a": "y"})
    assert found.recorded == '"' + "x" * 58 + "…"


def test_equal_requests_differ_in_nothing() -> None:
    assert _differences({"a": [{"b": 1}]}, {"a": [{"b": 1}]}) == []
