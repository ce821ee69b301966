"""What goes wrong is told in the service's words, and what is changed stays what it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.injection.asking import (
    GET_RUN,
    STREAM_RUN,
    WHOLE_STREAM,
    answer,
    request,
    run,
    stream,
)

from pytest_assistants.contract.refusals import REFUSALS
from pytest_assistants.contract.validators import check_response
from pytest_assistants.event_stream import parse
from pytest_assistants.injection.answers import instead, refused, upon, with_endings
from pytest_assistants.injection.fault import Fault
from pytest_assistants.wire import Failure, Response

EXPIRED = Fault("runs.retrieve", becomes="expired")


def _told(response: Response | Failure) -> tuple[int, Any]:
    assert isinstance(response, Response)
    return response.status, json.loads(response.body)["error"]


def test_a_status_is_told_as_the_service_tells_it() -> None:
    fault = Fault("runs.retrieve", status=429, retry_after=1.5)
    response = instead(fault, GET_RUN)
    assert _told(response) == (
        429,
        {
            "code": "429",
            "message": "Requests to the runs.retrieve Operation under Azure OpenAI API version "
            "2024-05-01-preview have exceeded call rate limit of your current OpenAI S0 pricing "
            "tier. Please retry after 2 seconds.",
        },
    )
    assert isinstance(response, Response)
    assert response.header("retry-after") == "2"
    assert response.header("retry-after-ms") == "1500"


def test_who_is_not_asked_to_wait_hears_of_no_time() -> None:
    response = instead(Fault("runs.retrieve", status=503), GET_RUN)
    assert isinstance(response, Response)
    assert response.header("retry-after") is response.header("retry-after-ms") is None
    status, error = _told(response)
    assert (status, error["type"]) == (503, "server_error")


def test_a_rule_is_told_with_the_ids_of_the_request() -> None:
    fault = Fault("messages.create", rule="thread.locked")
    status, error = _told(instead(fault, request("POST /threads/thread_9/messages", {})))
    assert status == 400
    assert error["message"].startswith("Can't add messages to thread_9 while a run run_000")
    unknown = Fault("vector_store_files.retrieve", rule="vector_store_file.unknown")
    path = "GET /vector_stores/vs_1/files/assistant-1"
    message = _told(instead(unknown, request(path)))[1]["message"]
    assert message == "No file found with id 'assistant-1' in vector store 'vs_1'."


@pytest.mark.parametrize("rule", [row.rule for row in REFUSALS])
def test_every_rule_can_be_told_to_any_request(rule: str) -> None:
    fault = Fault("threads.create", rule=rule)
    for asked in (request("POST /threads", {}), request("GET /elsewhere")):
        response = refused(fault, rule, asked)
        assert "error" in json.loads(response.body)
        assert check_response(response, request=asked) == []


@pytest.mark.parametrize("reason", ["timeout", "reset", "closed"])
def test_a_connection_that_breaks_has_no_answer(reason: Any) -> None:
    assert instead(Fault("runs.retrieve", breaks=reason), GET_RUN) == Failure(reason)


def test_malformed_json_breaks_off() -> None:
    fault = Fault("runs.retrieve", malformed=True)
    for asked in (GET_RUN, request("GET /elsewhere")):
        response = instead(fault, asked)
        assert isinstance(response, Response)
        assert (response.status, response.header("content-type")) == (200, "application/json")
        with pytest.raises(json.JSONDecodeError):
            json.loads(response.body)


class TestUponAnAnswer:
    def test_one_that_failed_by_itself_stands(self) -> None:
        real = answer({"error": {}}, status=404)
        assert upon(Fault("runs.create", cut=1), STREAM_RUN, real) is real

    def test_what_is_lost_was_answered(self) -> None:
        fault = Fault("threads.create", breaks="reset", reached=True)
        assert upon(fault, request("POST /threads", {}), answer({})) == Failure("reset")

    def test_malformed_json_is_the_services_own_cut_short(self) -> None:
        fault = Fault("threads.create", malformed=True, reached=True)
        real = answer({"id": "thread_1", "metadata": {}})
        response = upon(fault, request("POST /threads", {}), real)
        assert isinstance(response, Response)
        assert real.body.startswith(response.body)
        with pytest.raises(json.JSONDecodeError):
            json.loads(response.body)

    @pytest.mark.parametrize(
        ("keywords", "truncated"),
        [
            ({}, "closed"),
            ({"breaks": "reset"}, "reset"),
            ({"breaks": "timeout"}, "timeout"),
            ({"quiet": True}, None),
        ],
    )
    def test_a_stream_is_cut_behind_an_event(
        self, keywords: dict[str, Any], truncated: str | None
    ) -> None:
        fault = Fault("runs.create", cut=2, **keywords)
        response = upon(fault, STREAM_RUN, WHOLE_STREAM)
        assert isinstance(response, Response)
        assert WHOLE_STREAM.body.startswith(response.body)
        assert len(list(parse(response.body))) == 2
        assert response.truncated == truncated

    def test_what_is_no_stream_is_not_cut(self) -> None:
        real = answer(run("queued"))
        assert upon(Fault("runs.create", cut=2), STREAM_RUN, real) is real

    def test_who_polls_is_asked_to_wait(self) -> None:
        real = answer(run("queued"))
        hurried = Response(200, (*real.headers, ("Openai-Poll-After-Ms", "0")), real.body)
        response = upon(Fault("runs.retrieve", poll_after=1.5), GET_RUN, hurried)
        assert isinstance(response, Response)
        assert response.body == real.body
        assert [value for name, value in response.headers if "poll" in name.lower()] == ["1500"]


class TestAnEnd:
    def test_it_is_shown_where_the_object_is(self) -> None:
        shown = with_endings(answer(run("in_progress")), lambda _: EXPIRED)
        assert json.loads(shown.body)["status"] == "expired"

    def test_it_is_shown_in_a_list(self) -> None:
        listed = {"object": "list", "data": [run("queued"), {"id": "run_2", "status": "queued"}]}
        shown = with_endings(answer(listed), lambda one: EXPIRED if one["id"] == "run_1" else None)
        assert [one["status"] for one in json.loads(shown.body)["data"]] == ["expired", "queued"]

    @pytest.mark.parametrize("real", [answer(run("queued")), answer([1]), WHOLE_STREAM])
    def test_what_has_not_come_to_it_stays_as_it_was(self, real: Response) -> None:
        assert with_endings(real, lambda _: None) is real

    def test_a_stream_ends_with_it(self) -> None:
        shown = list(parse(with_endings(WHOLE_STREAM, lambda _: EXPIRED).body))
        assert [event.name for event in shown] == [
            *("thread.run.created", "thread.run.in_progress", "thread.message.delta"),
            *("thread.run.expired", "done"),
        ]
        assert isinstance(shown[-2].value, dict)
        assert shown[-2].value["status"] == "expired"

    def test_a_stream_that_pauses_ends_with_it_too(self) -> None:
        paused = stream(
            [("thread.run.requires_action", run("requires_action")), ("done", "[DONE]")]
        )
        shown = parse(with_endings(paused, lambda _: EXPIRED).body)
        assert [event.name for event in shown] == ["thread.run.expired", "done"]
