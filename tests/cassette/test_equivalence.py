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


def _with_uuid(uuid: str, text: str) -> list[Interaction]:
    body = json.dumps({"metadata": {"ticket": uuid}, "instructions": f"of {text}"}).encode()
    request = Request("POST", "https://h.test/threads", (), body)
    return [Interaction(request, Response(200, (), json.dumps({"of": uuid}).encode()))]


def test_a_uuid_that_a_client_may_draw_anew_is_no_difference_and_one_in_a_sentence_is() -> None:
    one, other = "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0f8fad5b-d9cb-469f-a165-70867728950e"
    assert same_but_for_chance(_with_uuid(one, "x"), _with_uuid(other, "x"))
    assert same_but_for_chance(_with_uuid(one, one), _with_uuid(other, other))
    assert not same_but_for_chance(_with_uuid(one, other), _with_uuid(one, f"{other[:-1]}f"))
    mixed = _with_uuid(one, "x")[:1]
    answer = Response(200, (), json.dumps({"of": other}).encode())
    assert not same_but_for_chance(mixed, [Interaction(mixed[0].request, answer)])
