from __future__ import annotations

import json

import pytest
from tests.contract.streams import BEGUN, STREAMS, event, interaction, run

from pytest_assistants.contract.validators import check_interaction
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.event_stream import ServerEvent, render


def rules(body: bytes | list[ServerEvent]) -> list[tuple[str, str, str]]:
    found = check_interaction(interaction("runs.create", body))
    return [
        (one.verdict.value, one.path, one.rule) for one in found if one.verdict != Verdict.DRIFT
    ]


def test_every_line_ending_comments_and_ids_are_read() -> None:
    body = render(STREAMS["answered"][1])

    assert rules(body.replace(b"\n", b"\r\n")) == []
    assert rules(body.replace(b"\n", b"\r")) == []
    assert rules(b": hello\n\n" + body.replace(b"event:", b"id: 3\nevent:")) == []


@pytest.mark.parametrize(
    "block",
    [b"event: thread.run.queued\n\n", b"data: {}\n\n", b"evnt: thread.run.queued\ndata: {}\n\n"],
)
def test_an_event_needs_its_name_and_its_data_and_no_other_line(block: bytes) -> None:
    body = block + render(STREAMS["answered"][1])

    assert ("violation", "events[0]", "stream.framing") in rules(body)


def test_a_stream_of_nothing_is_truncated() -> None:
    assert rules(b"") == [("violation", "", "stream.truncated")]


def test_an_error_may_end_a_stream_in_its_envelope_or_bare() -> None:
    error = {"message": "no", "type": "server_error", "param": None, "code": None}

    for data in (error, {"error": error}):
        assert rules([*BEGUN, ServerEvent("error", json.dumps(data))]) == []


@pytest.mark.parametrize("data", ["text", "{}", '{"error": 3}', '{"message": 3}'])
def test_an_error_of_another_shape_breaks_the_contract(data: str) -> None:
    found = rules([*BEGUN, ServerEvent("error", data)])

    assert [verdict for verdict, path, _ in found if path.startswith("events[3]")] == ["violation"]


def test_a_streamed_message_has_its_status() -> None:
    events = list(STREAMS["answered"][1])
    data = json.loads(events[5].data)
    del data["status"]
    events[5] = ServerEvent(events[5].name, json.dumps(data))

    assert rules(events) == [("violation", "events[5].status", "always")]


def test_a_streamed_object_is_judged_as_any_other() -> None:
    events = [run("created", created_at="today"), *STREAMS["answered"][1][1:]]

    assert rules(events) == [("violation", "events[0].created_at", "type")]


def test_what_is_drift_in_every_event_is_told_once() -> None:
    queued = [event("thread.run.queued", id="run_1", colour="red")] * 3

    found = check_interaction(interaction("runs.create", queued))

    assert [one.path for one in found if one.path.endswith("colour")] == ["events[0].colour"]


def test_an_event_whose_data_is_no_object_is_told_at_its_data() -> None:
    events = [*BEGUN[:2], ServerEvent(BEGUN[2].name, "[]"), *STREAMS["answered"][1][3:]]

    assert ("violation", "events[2].data", "json") in rules(events)
