"""Two conversations differ by what they mean, and by nothing that is chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.drift.conversations import JSON, Ids, run, said

from pytest_assistants.contract.limits import limit
from pytest_assistants.drift import Difference, Kind, differences
from pytest_assistants.wire import Interaction, Response

if TYPE_CHECKING:
    from pytest_assistants.wire import Headers

OLD, NEW = Ids("recorded"), Ids("now")


def _told(found: tuple[Difference, ...]) -> list[tuple[Kind, str, str, str]]:
    return [(one.kind, one.place, one.recorded, one.now) for one in found]


def _named(ids: Ids, **more: Any) -> Interaction:
    answer = {"id": ids("asst_"), "object": "assistant", "created_at": len(more)} | more
    return said("POST", "/assistants", answer, asked={"model": "gpt-4o"})


def _polled(ids: Ids, *statuses: str) -> list[Interaction]:
    path = f"/threads/{ids('thread_')}/runs/{ids('run_')}"
    return [said("GET", path, run(ids, status, usage=len(statuses))) for status in statuses]


def test_ids_times_and_usage_are_no_difference() -> None:
    recorded = [_named(OLD), *_polled(OLD, "completed")]
    now = [_named(NEW, created_at=7), *_polled(NEW, "completed")]
    assert differences(recorded, now) == ()


@pytest.mark.parametrize(
    "statuses",
    [
        ["completed"],
        ["queued", "completed"],
        ["queued", "queued", "in_progress", "completed", "completed"],
    ],
)
def test_how_often_was_polled_is_no_difference(statuses: list[str]) -> None:
    recorded = _polled(OLD, "queued", "in_progress", "completed")
    assert differences(recorded, _polled(NEW, *statuses)) == ()


def test_a_write_that_is_repeated_is_one() -> None:
    made = _named(OLD)
    [found] = differences([made, made], [made])
    assert found.kind is Kind.EXCHANGE_REMOVED


def test_another_end_of_a_run_is_one() -> None:
    recorded, now = _polled(OLD, "queued", "completed"), _polled(NEW, "queued", "failed")
    [found] = differences(recorded, now)
    assert (found.kind, found.recorded_at, found.now_at) == (Kind.VALUE, 2, 2)
    assert found.request == f"GET /openai/threads/{OLD('thread_')}/runs/{OLD('run_')}"
    assert _told((found,)) == [(Kind.VALUE, "response.body.status", '"completed"', '"failed"')]


def test_a_run_that_is_last_seen_waiting_is_seen() -> None:
    [found] = differences(_polled(OLD, "completed"), _polled(NEW, "queued"))
    assert found.now == '"queued"'


def test_an_id_that_refers_to_another_thing_is_one() -> None:
    path = f"/assistants/{OLD('asst_')}"
    recorded = [_named(OLD), said("GET", path, {"id": OLD("asst_")})]
    other = f"/assistants/{NEW('asst_', 2)}"
    now = [_named(NEW), said("GET", other, {"id": NEW("asst_")})]
    [found] = differences(recorded, now)
    assert (found.kind, found.place) == (Kind.VALUE, "request.path")


@pytest.mark.parametrize(
    ("recorded", "now", "told"),
    [
        ({}, {"a": 1}, (Kind.FIELD_ADDED, "response.body.a", "(absent)", "1")),
        ({"a": None}, {}, (Kind.FIELD_REMOVED, "response.body.a", "null", "(absent)")),
        ({"a": 1}, {"a": "1"}, (Kind.TYPE, "response.body.a", "1", '"1"')),
        ({"a": True}, {"a": 1}, (Kind.TYPE, "response.body.a", "true", "1")),
        ({"a": None}, {"a": {}}, (Kind.TYPE, "response.body.a", "null", "{}")),
        ({"a": 1}, {"a": 2.5}, (Kind.VALUE, "response.body.a", "1", "2.5")),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, (Kind.VALUE, "response.body.a[0].b", "1", "2")),
        ({"a": [1, 2]}, {"a": [2]}, (Kind.FIELD_REMOVED, "response.body.a[0]", "1", "(absent)")),
        ({"a": [2]}, {"a": [2, 3]}, (Kind.FIELD_ADDED, "response.body.a[1]", "(absent)", "3")),
    ],
)
def test_a_field_that_differs_is_told_by_its_place(
    recorded: dict[str, Any], now: dict[str, Any], told: tuple[Kind, str, str, str]
) -> None:
    found = differences([said("GET", "/x", recorded)], [said("GET", "/x", now)])
    assert _told(found) == [told]


def test_numbers_that_are_equal_are_no_difference() -> None:
    assert differences([said("GET", "/x", {"a": 1})], [said("GET", "/x", {"a": 1.0})]) == ()


def test_order_of_names_and_of_lists_that_have_none_is_no_difference() -> None:
    recorded = said("POST", "/x", b'{"a": 1, "b": 2}', asked={"file_ids": ["a", "b"]})
    now = said("POST", "/x", b'{"b": 2, "a": 1}', asked={"file_ids": ["b", "a"]})
    assert differences([recorded], [now]) == ()


def test_a_request_that_differs_is_told_as_the_request() -> None:
    recorded = said("POST", "/assistants", {}, asked={"model": "gpt-4o"})
    now = said("POST", "/assistants", {}, asked={"model": "gpt-4o-mini"})
    assert _told(differences([recorded], [now])) == [
        (Kind.VALUE, "request.body.model", '"gpt-4o"', '"gpt-4o-mini"')
    ]


def test_a_status_and_a_truncation_are_told() -> None:
    recorded = said("GET", "/x", {})
    now = Interaction(recorded.request, Response(500, JSON, b"{}", truncated="closed"))
    assert _told(differences([recorded], [now])) == [
        (Kind.STATUS, "response.status", "200", "500"),
        (Kind.FIELD_ADDED, "response.truncated", "(absent)", '"closed"'),
    ]


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ((("Content-Type", "application/json; charset=utf-8"),), []),
        ((*JSON, ("x-ratelimit-remaining-requests", "3"), ("retry-after", "7")), []),
        (
            (("content-type", "text/plain"),),
            [
                (
                    Kind.HEADER,
                    "response.headers.content-type",
                    '"application/json"',
                    '"text/plain"',
                )
            ],
        ),
        ((), [(Kind.HEADER, "response.headers.content-type", '"application/json"', "(absent)")]),
    ],
)
def test_only_headers_of_meaning_count(
    headers: Headers, told: list[tuple[Kind, str, str, str]]
) -> None:
    found = differences([said("GET", "/x", {})], [said("GET", "/x", {}, headers=headers)])
    assert _told(found) == told


def test_what_a_model_chose_to_say_is_told_apart() -> None:
    def message(text: str, role: str) -> Interaction:
        content = [{"type": "text", "text": {"value": text, "annotations": []}}]
        return said("GET", "/x", {"data": [{"role": role, "content": content}]})

    for role, kind in (("assistant", Kind.WORDS), ("user", Kind.VALUE)):
        found = differences([message("Hello", role)], [message("Hi", role)])
        place = "response.body.data[0].content[0].text.value"
        assert [(one.kind, one.place) for one in found] == [(kind, place)]


def test_an_exchange_in_the_midst_is_told_as_added_or_removed() -> None:
    one, two = said("GET", "/x", {}), said("DELETE", "/y", {})
    [found] = differences([one, one, two], [one, said("GET", "/z", {}), two])
    assert (found.kind, found.recorded_at, found.now_at) == (Kind.EXCHANGE_ADDED, None, 2)
    assert found.request == "GET /openai/z"
    [found] = differences([one, said("GET", "/z", {}), two], [one, two])
    assert (found.kind, found.recorded_at, found.now_at) == (Kind.EXCHANGE_REMOVED, 2, None)


def test_an_exchange_in_the_place_of_another_is_both() -> None:
    found = differences([said("GET", "/x", {})], [said("GET", "/y", {})])
    assert [(one.kind, one.request) for one in found] == [
        (Kind.EXCHANGE_REMOVED, "GET /openai/x"),
        (Kind.EXCHANGE_ADDED, "GET /openai/y"),
    ]


def test_an_exchange_at_another_place_is_moved_and_compared() -> None:
    one, two = said("GET", "/x", {"a": 1}), said("GET", "/y", {})
    found = differences([one, two], [two, said("GET", "/x", {"a": 2})])
    assert [(each.kind, each.recorded_at, each.now_at) for each in found] == [
        (Kind.EXCHANGE_MOVED, 1, 2),
        (Kind.VALUE, 1, 2),
    ]


def test_of_several_alike_the_most_alike_are_paired() -> None:
    def created(name: str) -> Interaction:
        return said("POST", "/assistants", {"object": "x"}, asked={"name": name})

    found = differences([created("a"), created("b")], [created("c"), created("a"), created("b")])
    assert [(one.kind, one.now_at) for one in found] == [(Kind.EXCHANGE_ADDED, 1)]


def test_a_limit_that_is_exceeded_now_is_told_with_its_bounds() -> None:
    def named(length: int) -> Interaction:
        asked = {"model": "gpt-4o", "name": "n" * length}
        return said("POST", "/assistants", {}, asked=asked)

    most = limit("assistant.name").maximum or 0
    _, found = differences([named(most)], [named(most + 1)])
    assert (found.kind, found.place, found.recorded) == (Kind.LIMIT, "request name", "within it")
    assert f"{most:,}" in found.now
    assert not [
        one for one in differences([named(most + 1)], [named(most + 2)]) if one.kind is Kind.LIMIT
    ]
    [added, exceeded] = differences([], [named(most + 1)])
    assert (added.kind, exceeded.recorded) == (Kind.EXCHANGE_ADDED, "(absent)")


def test_the_parts_of_a_stream_are_no_difference_and_its_events_are() -> None:
    stream: Headers = (("content-type", "text/event-stream"),)

    def spoken(*events: tuple[str, str]) -> Interaction:
        body = "".join(f"event: {name}\ndata: {data}\n\n" for name, data in events)
        return said("POST", "/x", body.encode(), headers=stream)

    ended = ("thread.message.completed", '{"status": "completed", "created_at": 1}')
    done = ("done", "[DONE]")
    recorded = spoken(("thread.message.delta", '{"a": 1}'), ended, done)
    assert differences([recorded], [spoken(ended, done)]) == ()
    [found] = differences([recorded], [spoken(ended)])
    assert (found.kind, found.place) == (Kind.FIELD_REMOVED, "response.body[1]")


def test_items_of_another_sort_are_added_and_removed_rather_than_compared() -> None:
    def page(*kinds: str, name: str = "") -> Interaction:
        data = [{"object": kind, "name": kind + name} for kind in kinds]
        return said("GET", "/x", {"data": data})

    found = differences([page("a", "b", "c")], [page("a", "c", "d", "e")])
    assert [(one.kind, one.place) for one in found] == [
        (Kind.FIELD_REMOVED, "response.body.data[1]"),
        (Kind.FIELD_ADDED, "response.body.data[2]"),
        (Kind.FIELD_ADDED, "response.body.data[3]"),
    ]
    found = differences([page("a", "b")], [page("b", "c", name="!")])
    assert [(one.kind, one.place) for one in found] == [
        (Kind.FIELD_REMOVED, "response.body.data[0]"),
        (Kind.VALUE, "response.body.data[1].name"),
        (Kind.FIELD_ADDED, "response.body.data[1]"),
    ]


def test_a_body_that_is_no_json_is_compared_as_text() -> None:
    found = differences([said("GET", "/x", b"one")], [said("GET", "/x", b"two")])
    assert _told(found) == [(Kind.VALUE, "response.body", '"one"', '"two"')]


def test_a_parameter_given_twice_is_compared_whole() -> None:
    def asked(query: str) -> Interaction:
        one = said("GET", "/x", {})
        request = type(one.request)("GET", f"{one.request.url}&{query}", ())
        return Interaction(request, one.response)

    assert _told(differences([asked("a=1&a=2")], [asked("a=1&a=3")])) == [
        (Kind.VALUE, "request.query.a[1]", '"2"', '"3"')
    ]


def test_a_name_that_reads_like_a_place_is_a_name() -> None:
    both = [said("GET", "/x", {"metadata": {"a.content[0].text.value": one}}) for one in "yn"]
    [found] = differences(both[:1], both[1:])
    assert (found.kind, found.recorded, found.now) == (Kind.WORDS, '"y"', '"n"')


def test_a_uuid_drawn_anew_is_no_difference_and_two_for_one_are() -> None:
    one, other = "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0f8fad5b-d9cb-469f-a165-70867728950e"
    recorded = _named(OLD, metadata={"a": one, "b": one})
    assert differences([recorded], [_named(NEW, metadata={"a": other, "b": other})]) == ()
    assert differences([recorded], [_named(NEW, metadata={"a": one, "b": other})])
    said_of = [_named(NEW, description=f"of {uuid}") for uuid in (one, other)]
    assert differences(said_of[:1], said_of[1:])
