from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.contract.limits import limit
from pytest_assistants.emulator import tool_call


def test_each_look_at_a_run_finds_it_one_state_further(talk: Any) -> None:
    run = talk.ask()
    assert run["status"] == "queued"
    seen = [talk.look(run)["status"] for _ in range(3)]
    assert seen == ["in_progress", "completed", "completed"]


def test_a_run_tells_when_it_started_and_ended_and_no_more_when_it_expires(talk: Any) -> None:
    run = talk.ask()
    assert (run["started_at"], run["completed_at"], run["usage"]) == (None, None, None)
    assert run["expires_at"] - run["created_at"] == limit("run.expiry").maximum
    talk.emulator.clock.advance(2)
    started = talk.look(run)
    talk.emulator.clock.advance(3)
    ended = talk.look(run)
    assert started["started_at"] == ended["started_at"] == run["created_at"] + 2
    assert ended["completed_at"] == run["created_at"] + 5
    assert (ended["expires_at"], ended["usage"]["total_tokens"]) == (None, 6)


def test_who_reads_the_messages_has_waited_for_them(talk: Any) -> None:
    run = talk.ask("Hi")
    assert [message["role"] for message in talk.messages()] == ["user", "assistant"]
    assert talk.look(run)["status"] == "completed"


def test_a_run_seen_in_passing_goes_on_at_every_second_glance(talk: Any) -> None:
    run = talk.ask()
    assert talk.steps(run) == []
    listed = f"{talk.path}/runs"
    states = [talk.service.get(listed)["data"][0]["status"] for _ in range(2)]
    assert states == ["in_progress", "completed"]


def test_a_cancelled_run_is_cancelling_first(weather_talk: Any) -> None:
    weather_talk.emulator.reply(tool_calls=[tool_call("get_weather")])
    run = weather_talk.ask()
    assert weather_talk.look(run, 2)["status"] == "requires_action"
    cancelling = weather_talk.service.post(f"{weather_talk.path}/runs/{run['id']}/cancel")
    assert (cancelling["status"], cancelling["required_action"]) == ("cancelling", None)
    cancelled = weather_talk.look(run)
    assert (cancelled["status"], cancelled["expires_at"]) == ("cancelled", None)
    assert cancelled["cancelled_at"] == run["created_at"]
    assert weather_talk.steps(run)[0]["status"] == "cancelled"


@pytest.mark.parametrize("looks", [0, 1, 2])
def test_a_run_that_does_not_end_in_time_expires(weather_talk: Any, looks: int) -> None:
    weather_talk.emulator.reply(tool_calls=[tool_call("get_weather")])
    run = weather_talk.ask()
    weather_talk.look(run, looks) if looks else None
    weather_talk.emulator.clock.advance(600)
    expired = weather_talk.look(run)
    assert (expired["status"], expired["required_action"]) == ("expired", None)
    assert {step["status"] for step in weather_talk.steps(run)} <= {"expired"}


def test_a_run_whose_reply_never_ends_can_only_be_cancelled_or_expire(talk: Any) -> None:
    talk.emulator.reply(endless=True)
    run = talk.ask()
    assert talk.look(run, 5)["status"] == "in_progress"
    assert [message["role"] for message in talk.messages()] == ["user"]
    talk.emulator.clock.advance(599)
    assert talk.look(run)["status"] == "in_progress"
    talk.emulator.clock.advance(1)
    assert talk.look(run)["status"] == "expired"
    talk.emulator.clock.advance(600)
    assert talk.look(run)["status"] == "expired"


def test_a_thread_is_locked_while_a_run_is_active(talk: Any) -> None:
    run = talk.ask()
    message = {"role": "user", "content": "And?"}
    status, error = talk.service.refused_post(f"{talk.path}/messages", message)
    locked = f"Can't add messages to {talk.thread} while a run {run['id']} is active."
    assert (status, error["message"]) == (400, locked)
    status, error = talk.service.refused_post(f"{talk.path}/runs", {"assistant_id": talk.assistant})
    active = f"Thread {talk.thread} already has an active run {run['id']}."
    assert (status, error["message"]) == (400, active)
    talk.look(run, 2)
    assert talk.say()["role"] == "user"


def test_an_unknown_run_or_thread_is_a_404(talk: Any) -> None:
    status, error = talk.service.refused_get(f"{talk.path}/runs/run_x")
    assert (status, error["message"]) == (404, "No run found with id 'run_x'.")
    status, error = talk.service.refused_get("/threads/thread_x/runs/run_x")
    assert (status, error["message"]) == (404, "No thread found with id 'thread_x'.")
    assert talk.service.refused_get("/threads/thread_x/runs")[0] == 404
