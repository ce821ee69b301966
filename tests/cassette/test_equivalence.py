"""Recordings that differ by ids, times, usage and repeated polls alone tell the same."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.equivalence import same_but_for_chance
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.wire import Interaction, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"


def _ids(track: str) -> tuple[str, str]:
    table = Pseudonyms(track)
    return table.of("asst_Xk3QpLmN0vB7rT5yW2zA9c"), table.of("asst_Aa3QpLmN0vB7rT5yW2zA9c")


def _said(path: str, answer: object, *, body: bytes = b"", status: int = 200) -> Interaction:
    content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return Interaction(Request("GET", f"{ORIGIN}{path}", (), body), Response(status, (), content))


def test_other_ids_tell_the_same() -> None:
    (one, two), (three, four) = _ids("old"), _ids("new")
    assert same_but_for_chance(
        [_said(f"/assistants/{one}", {"id": one}), _said(f"/assistants/{two}", {"id": one})],
        [_said(f"/assistants/{three}", {"id": three}), _said(f"/assistants/{four}", {"id": three})],
    )


def test_ids_that_refer_otherwise_tell_another_thing() -> None:
    one, two = _ids("track")
    assert not same_but_for_chance(
        [_said(f"/assistants/{one}", {"id": one})], [_said(f"/assistants/{one}", {"id": two})]
    )


@pytest.mark.parametrize(
    "name", ["created_at", "completed_at", "usage", "usage_bytes", "bytes_used"]
)
def test_times_and_usage_do_not_count_however_deep(name: str) -> None:
    old, new = ({"data": [{"a": 1, name: value}]} for value in (1, {"total": 2}))
    assert same_but_for_chance([_said("/x", old)], [_said("/x", new)])


def test_repeated_polls_count_once() -> None:
    poll, end = _said("/x", {"status": "running"}), _said("/x", {"status": "completed"})
    assert same_but_for_chance([poll, end], [poll, poll, poll, end])
    assert not same_but_for_chance([poll, end], [poll, end, poll])


def test_the_order_of_names_does_not_count() -> None:
    assert same_but_for_chance([_said("/x", b'{"a": 1, "b": 2}')], [_said("/x", b'{"b":2,"a":1}')])


@pytest.mark.parametrize(
    "other",
    [
        _said("/y", {"a": 1}),
        _said("/x", {"a": 2}),
        _said("/x", {"a": 1}, status=201),
        _said("/x", {"a": 1}, body=b"x"),
        _said("/x", b"no json"),
    ],
)
def test_anything_else_is_another_conversation(other: Interaction) -> None:
    assert not same_but_for_chance([_said("/x", {"a": 1})], [other])


def test_a_conversation_that_ends_earlier_is_another() -> None:
    said = [_said("/x", 1), _said("/y", 2)]
    assert not same_but_for_chance(said, said[:1])


def test_an_answer_that_was_truncated_tells_another_thing() -> None:
    whole = _said("/assistants", b"data: 1")
    cut = Interaction(whole.request, Response(200, (), b"data: 1", truncated="closed"))
    assert same_but_for_chance([cut], [cut])
    assert not same_but_for_chance([whole], [cut])
