from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.contract.samples import full_object
from tests.contract.streams import (
    BEGUN,
    CALLING,
    DONE,
    STREAMS,
    WRITING,
    interaction,
    message,
    run,
    step,
)

from pytest_assistants import wire
from pytest_assistants.contract.validators import check_interaction, check_response
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.event_stream import ServerEvent, render


def told(events: list[ServerEvent], operation: str = "runs.create") -> list[tuple[str, str, str]]:
    found = check_interaction(interaction(operation, events))
    return [
        (one.verdict.value, one.path, one.rule) for one in found if one.verdict != Verdict.DRIFT
    ]


ORDER = "stream.order"


def test_a_stream_begins_with_what_is_made() -> None:
    answered = STREAMS["answered"][1]

    assert told(answered, "threads.create_and_run") == [("violation", "events[0]", ORDER)]
    assert ("violation", "events[0]", ORDER) in told(STREAMS["with its thread"][1])


def test_a_thread_is_created_at_the_beginning_only() -> None:
    events = STREAMS["with its thread"][1]

    found = told([*events[:3], events[0], *events[3:]], "threads.create_and_run")

    assert found == [("violation", "events[3]", ORDER)]


def test_no_thread_is_created_where_a_run_goes_on() -> None:
    operation, events = STREAMS["resumed"]

    found = told([STREAMS["with its thread"][1][0], *events], operation)

    assert found == [("violation", "events[0]", ORDER)]


@pytest.mark.parametrize("event", [step("created", 3), message("created", number=3)])
@pytest.mark.parametrize("tail", [[*WRITING, run("completed")], CALLING])
def test_nothing_but_the_end_follows_a_run_that_waits_or_is_complete(
    event: ServerEvent, tail: list[ServerEvent]
) -> None:
    events = [*BEGUN, *tail, event, DONE]

    assert ("violation", f"events[{len(events) - 2}]", ORDER) in told(events)


def test_what_comes_while_a_run_is_cancelled_is_in_order() -> None:
    events = [*BEGUN, *WRITING[:4], run("cancelling"), *WRITING[4:], run("cancelled"), DONE]

    assert told(events) == []


def test_a_step_that_begins_before_another_has_ended_is_noted() -> None:
    events = [*BEGUN, *WRITING[:2], step("created", 2), *WRITING[2:], run("failed"), DONE]

    assert told(events) == [("note", "events[5]", ORDER)]


def test_what_comes_after_done_is_told_at_its_place() -> None:
    events = [*BEGUN, run("failed"), DONE, run("queued")]

    found = check_interaction(interaction("runs.create", events))

    assert ("violation", "events[5]", ORDER) in told(events)
    assert [one.path for one in found if one.message == "thread.run.queued comes after done"] == [
        "events[5]"
    ]


def test_a_stream_that_breaks_off_after_something_follows_its_error_is_truncated() -> None:
    error = ServerEvent("error", '{"error": {"message": "no"}}')

    assert told([*BEGUN, error]) == []
    assert told([*BEGUN, error, run("failed")]) == [("violation", "", "stream.truncated")]


def test_a_step_that_ends_after_its_run_failed_is_noted() -> None:
    events = [*BEGUN, step("created"), step("in_progress"), run("failed"), step("failed"), DONE]

    assert told(events) == [("note", "events[6]", ORDER)]


def test_done_comes_when_the_run_has_ended_or_waits() -> None:
    assert told([*BEGUN, DONE]) == [("violation", "events[3]", ORDER)]
    assert told([run("created"), DONE]) == [("violation", "events[1]", ORDER)]
    assert told([DONE]) == [("violation", "events[0]", ORDER)]


@pytest.mark.parametrize("opened", [0, 1])
def test_a_completed_run_leaves_nothing_open(opened: int) -> None:
    left = [WRITING[:2], WRITING[:7]][opened]
    events = [*BEGUN, *left, run("completed"), DONE]

    found = told(events)

    assert {(verdict, path) for verdict, path, _ in found} == {
        ("violation", f"events[{len(events) - 1}]")
    }


def test_an_incomplete_run_may_be_told_as_completed() -> None:
    data = {**json.loads(run("completed").data), "status": "incomplete"}
    ended = ServerEvent("thread.run.completed", json.dumps(data))
    streamed = interaction("runs.create", [*BEGUN, *WRITING, ended, DONE])

    found = [one for one in check_interaction(streamed) if one.rule == "stream.status"]

    assert [one.verdict for one in found] == [Verdict.DRIFT]


def test_one_object_is_no_answer_to_a_request_for_a_stream() -> None:
    streamed = interaction("runs.create", b"")
    whole = wire.Response(200, (), json.dumps(full_object("thread.run")).encode())

    found = check_interaction(replace(streamed, response=whole))

    (finding,) = (one for one in found if one.verdict is Verdict.VIOLATION)
    assert (finding.path, finding.rule) == ("", "stream")
    assert finding.message == "one object is answered, and an event stream was asked for"


def test_a_stream_is_no_answer_to_a_request_for_one_object() -> None:
    streamed = interaction("runs.create", STREAMS["answered"][1])
    asked = replace(streamed.request, body=b'{"assistant_id": "asst_1"}')

    found = check_interaction(replace(streamed, request=asked))

    (finding,) = (one for one in found if one.verdict is Verdict.VIOLATION)
    assert finding.message == "an event stream is answered, and one object was asked for"


def test_one_object_answers_a_request_for_one() -> None:
    streamed = interaction("runs.create", b"")
    asked = replace(streamed.request, body=b'{"assistant_id": "asst_1"}')
    whole = wire.Response(200, (), json.dumps(full_object("thread.run")).encode())

    found = check_interaction(replace(streamed, request=asked, response=whole))

    assert [one for one in found if one.verdict is Verdict.VIOLATION] == []


@pytest.mark.parametrize("body", [b"[]", b"{"])
def test_a_body_that_is_no_object_asks_for_no_stream(body: bytes) -> None:
    streamed = interaction("runs.create", STREAMS["answered"][1])

    found = check_interaction(replace(streamed, request=replace(streamed.request, body=body)))

    assert "stream" in [one.rule for one in found]


def test_a_stream_is_judged_without_its_request_and_known_by_its_beginning() -> None:
    cut = wire.Response(200, (), render(BEGUN))

    found = check_response(cut, operation="runs.create")

    assert [one.rule for one in found if one.verdict is Verdict.VIOLATION] == ["stream.truncated"]


def test_after_an_error_nothing_more_is_asked_of_the_end() -> None:
    error = ServerEvent("error", '{"error": {"message": "no"}}')

    assert told([*BEGUN, error, DONE]) == []


def test_a_list_with_something_else_in_it_is_told_once() -> None:
    data = {**json.loads(WRITING[-2].data), "content": [3]}
    broken = ServerEvent(WRITING[-2].name, json.dumps(data))

    found = told([*BEGUN, *WRITING[:-2], broken, WRITING[-1], run("completed"), DONE])

    assert found == [("violation", "events[10].content[0]", "type")]
