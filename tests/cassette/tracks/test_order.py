"""Requests stand as they left; what ran at once stands in an order that chance does not touch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.tracks.order import Timed, in_canonical_order
from pytest_assistants.cassette.tracks.strands import Strand
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIGIN = "https://example-resource.openai.azure.com/openai"
ID = "asst_Xk3QpLmN0vB7rT5yW2zA9c"
OTHER = "asst_Aa3QpLmN0vB7rT5yW2zA9c"


def _interaction(method: str, path: str, body: object = None) -> Interaction:
    content = b"" if body is None else json.dumps(body).encode()
    return Interaction(Request(method, f"{ORIGIN}{path}", (), content), Response(200))


def _unknown(_: str) -> str | None:
    return None


def _ordered(timed: Sequence[Timed]) -> list[Interaction]:
    return [one.interaction for one in in_canonical_order(timed, known_ids=_unknown)]


CREATES = [_interaction("POST", "/assistants", {"name": name}) for name in "abcdef"]


@given(arrival=st.permutations(range(len(CREATES))), data=st.data())
def test_concurrent_requests_stand_in_one_order_whatever_the_race_was(
    arrival: list[int], data: st.DataObject
) -> None:
    ends = data.draw(st.permutations(range(len(CREATES))))
    timed = [
        Timed(began, len(CREATES) + ended, CREATES[which])
        for began, (which, ended) in enumerate(zip(arrival, ends, strict=True))
    ]
    assert _ordered(timed) == CREATES


@given(order=st.permutations(CREATES), data=st.data())
def test_sequential_requests_stand_as_they_left(
    order: list[Interaction], data: st.DataObject
) -> None:
    timed = [Timed(2 * at, 2 * at + 1, one) for at, one in enumerate(order)]
    assert _ordered(data.draw(st.permutations(timed))) == list(order)


def test_groups_that_do_not_overlap_keep_their_order() -> None:
    first, second = CREATES[4], CREATES[1]
    timed = [Timed(0, 2, first), Timed(1, 3, CREATES[5]), Timed(4, 5, second)]
    assert _ordered(timed) == [first, CREATES[5], second]


def test_what_a_strand_sends_while_its_stream_comes_in_stands_behind_it() -> None:
    headers = (("content-type", "text/event-stream"),)
    stream = Interaction(CREATES[4].request, Response(200, headers))
    timed = [Timed(0, 9, stream), Timed(1, 3, CREATES[1]), Timed(4, 5, CREATES[0])]
    assert _ordered(timed) == [stream, CREATES[1], CREATES[0]]


def test_requests_alike_keep_the_order_in_which_they_left() -> None:
    one, two = CREATES[0], Interaction(CREATES[0].request, Response(201))
    assert _ordered([Timed(1, 2, two), Timed(0, 3, one)]) == [one, two]


def test_method_comes_before_path_and_path_before_body() -> None:
    expected = [
        _interaction("GET", "/threads"),
        _interaction("POST", "/assistants", {"name": "z"}),
        _interaction("POST", "/threads", {"name": "a"}),
    ]
    timed = [Timed(at, 9, one) for at, one in enumerate(reversed(expected))]
    assert _ordered(timed) == expected


def test_an_identifier_that_is_not_known_yet_does_not_count() -> None:
    one = _interaction("POST", f"/assistants/{ID}", {"name": "b"})
    two = _interaction("POST", f"/assistants/{OTHER}", {"name": "a"})
    assert _ordered([Timed(0, 2, one), Timed(1, 3, two)]) == [two, one]


def test_an_identifier_counts_by_the_pseudonym_it_has() -> None:
    names = {ID: "1", OTHER: "2"}
    one = _interaction("POST", f"/assistants/{ID}", {"name": "b"})
    two = _interaction("POST", f"/assistants/{OTHER}", {"name": "a"})
    timed = [Timed(0, 2, two), Timed(1, 3, one)]
    ordered = in_canonical_order(timed, known_ids=names.get)
    assert [each.interaction for each in ordered] == [one, two]


TASKS = [Strand(loop=1, task=number) for number in range(1, 4)]
THREADS = [Strand(thread=number) for number in range(1, 4)]


@pytest.mark.parametrize("strands", [TASKS, THREADS], ids=["tasks", "threads"])
@given(turns=st.permutations(range(3)))
def test_strands_that_take_turns_stand_in_one_order_whatever_the_turns_were(
    strands: list[Strand], turns: list[int]
) -> None:
    timed = [
        Timed(2 * at, 2 * at + 1, CREATES[which], strands[which]) for at, which in enumerate(turns)
    ]
    assert _ordered(timed) == CREATES[:3]


def test_one_strand_keeps_its_own_order() -> None:
    one, two = TASKS[:2]
    timed = [
        Timed(0, 1, CREATES[5], one),
        Timed(2, 3, CREATES[4], one),
        Timed(4, 5, CREATES[0], two),
    ]
    assert _ordered(timed) == [CREATES[0], CREATES[5], CREATES[4]]


def test_a_request_about_an_object_stands_behind_the_one_that_made_it() -> None:
    made = Interaction(_interaction("POST", "/threads").request, Response(200, (), ID.encode()))
    deleted = _interaction("DELETE", f"/assistants/{ID}")
    assert _ordered([Timed(0, 1, made, TASKS[0]), Timed(2, 3, deleted, TASKS[1])]) == [
        made,
        deleted,
    ]


def test_readings_of_one_object_stand_in_canonical_order() -> None:
    one, two = _interaction("GET", f"/threads/{ID}"), _interaction("GET", f"/assistants/{ID}")
    assert _ordered([Timed(0, 1, one, TASKS[0]), Timed(2, 3, two, TASKS[1])]) == [two, one]


def test_nothing_stands_in_no_order() -> None:
    assert _ordered([]) == []


A, B = Strand(0, 1, 1), Strand(0, 1, 2)


def _answered(method: str, path: str, *ids: str) -> Interaction:
    body = json.dumps({"data": [{"id": one} for one in ids]}).encode()
    return Interaction(Request(method, f"{ORIGIN}{path}"), Response(200, (), body))


def test_what_two_tasks_did_one_after_the_other_stands_in_the_same_order_as_swapped() -> None:
    one = [_answered("POST", "/assistants", ID), _answered("GET", f"/assistants/{ID}", ID)]
    two = [_answered("POST", "/threads"), _answered("GET", "/threads/x")]
    strands = (A, A, B, B)
    there = [
        Timed(2 * at, 2 * at + 1, each, s)
        for at, (each, s) in enumerate(zip(one + two, strands, strict=True))
    ]
    swapped = [
        Timed(2 * at, 2 * at + 1, each, s)
        for at, (each, s) in enumerate(zip(two + one, reversed(strands), strict=True))
    ]
    assert _ordered(there) == _ordered(swapped) == one + two


def test_a_write_keeps_its_place_among_readings_of_the_same_object_in_other_tasks() -> None:
    told = [
        _answered("POST", "/assistants", ID),
        _answered("GET", f"/assistants/{ID}", ID),
        _answered("DELETE", f"/assistants/{ID}"),
    ]
    timed = [Timed(2 * at, 2 * at + 1, each, Strand(0, 1, at + 1)) for at, each in enumerate(told)]
    assert _ordered(timed) == told


def test_a_list_stands_after_the_creates_of_what_it_holds() -> None:
    told = [
        _answered("POST", "/assistants", OTHER),
        _answered("POST", "/assistants", ID),
        _answered("GET", "/assistants", ID, OTHER),
    ]
    timed = [Timed(2 * at, 2 * at + 1, each, Strand(0, 1, at + 1)) for at, each in enumerate(told)]
    assert _ordered(timed)[2] == told[2]


def test_readings_in_two_tasks_stand_by_their_path() -> None:
    later, sooner = _answered("GET", "/threads/x", ID), _answered("GET", "/assistants/x", ID)
    assert _ordered([Timed(0, 1, later, A), Timed(2, 3, sooner, B)]) == [sooner, later]


def test_bytes_that_are_no_text_do_not_matter() -> None:
    one, two = (
        Interaction(_interaction("POST", path).request, Response(200, (), b"\xff"))
        for path in ("/assistants", "/threads")
    )
    assert _ordered([Timed(0, 2, two), Timed(1, 3, one)]) == [one, two]
