"""Runs that may still be at work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pytest_assistants import event_stream, wire
from pytest_assistants.contract.lifecycle import RUN_STATES
from pytest_assistants.factories import live_runs
from pytest_assistants.factories.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.factories.conftest import Exchange

RUN = "/openai/threads/thread_1/runs/run_1"
OVER = {"completed", "failed", "cancelled", "expired", "incomplete"}


def run(status: str, number: int = 1) -> dict[str, object]:
    return {
        "id": f"run_{number}",
        "object": "thread.run",
        "thread_id": "thread_1",
        "status": status,
    }


class Service:
    """Answers the looks at a run one after the other; the last answer stays."""

    def __init__(self, *answers: dict[str, object] | int) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def __call__(self, request: wire.Request) -> wire.Response:
        self.asked.append((request.method, request.path))
        if request.method != "GET":
            return wire.Response(200, (), b"{}")
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, int):
            return wire.Response(answer, (), b"{}")
        return wire.Response(200, (), json.dumps(answer).encode())


@pytest.fixture
def ledger(exchange: Exchange) -> Ledger:
    """It has seen a run begin on a thread of somebody else's."""
    ledger = Ledger()
    ledger.observe(exchange("POST", "/openai/threads/thread_1/runs", answer=run("queued")))
    return ledger


@pytest.mark.parametrize("status", RUN_STATES)
def test_a_run_is_over_in_the_states_that_nothing_follows(exchange: Exchange, status: str) -> None:
    ((seen, is_over),) = live_runs.sightings(exchange("GET", RUN, answer=run(status)))

    assert (seen.path, is_over) == (RUN, status in OVER)


def test_a_list_shows_its_runs(exchange: Exchange) -> None:
    page = {"object": "list", "data": [run("completed", 2), run("queued"), 7]}
    seen = live_runs.sightings(exchange("GET", "/openai/threads/thread_1/runs", answer=page))

    assert [(one.id, is_over) for one, is_over in seen] == [("run_2", True), ("run_1", False)]


def test_a_stream_shows_its_run_as_it_goes() -> None:
    events = [
        event_stream.ServerEvent(f"thread.run.{status}", json.dumps(run(status)))
        for status in ("queued", "completed")
    ]
    streamed = wire.Interaction(
        wire.Request("POST", "https://h/openai/threads/thread_1/runs"),
        wire.Response(200, (("Content-Type", "text/event-stream"),), event_stream.render(events)),
    )

    assert [is_over for _, is_over in live_runs.sightings(streamed)] == [False, True]


@pytest.mark.parametrize(
    ("path", "status"), [("/openai/deployments/d/runs", 200), (RUN, 404), (RUN, 500)]
)
def test_other_exchanges_show_no_run(exchange: Exchange, path: str, status: int) -> None:
    answer = exchange("GET", path, answer=run("queued"), status=status)

    assert list(live_runs.sightings(answer)) == []


def test_a_run_that_was_seen_to_end_is_left_alone(ledger: Ledger, exchange: Exchange) -> None:
    service = Service(run("queued"))
    ledger.observe(exchange("GET", RUN, answer=run("completed")))

    assert (ledger.live_runs, ledger.close(service), service.asked) == ((), (), [])


def test_a_live_run_is_cancelled_and_waited_for(ledger: Ledger) -> None:
    service, pauses = Service(run("cancelling"), run("cancelled")), list[float]()

    assert ledger.live_runs == ("run_1",)
    assert ledger.close(service, sleep=pauses.append) == ()
    assert service.asked == [("POST", f"{RUN}/cancel"), ("GET", RUN), ("GET", RUN)]
    assert pauses[0] == 0


def test_a_run_that_is_gone_is_over(ledger: Ledger) -> None:
    assert ledger.close(Service(404)) == ()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (run("in_progress"), "still in_progress after it was cancelled"),
        (500, "still 500 after it was cancelled"),
    ],
)
def test_a_run_that_does_not_end_is_left_over(
    ledger: Ledger, answer: dict[str, object] | int, reason: str
) -> None:
    (left,) = ledger.close(Service(answer), sleep=lambda _: None)

    assert (left.kind, left.id, left.reason) == ("thread.run", "run_1", reason)


def test_an_exception_is_told_by_its_type_alone(ledger: Ledger) -> None:
    def send(request: wire.Request) -> wire.Response:
        raise OSError(request.url)

    (left,) = ledger.close(send)

    assert left.reason == "OSError"


def test_a_run_ends_before_its_thread_goes_and_is_no_leftover_then(exchange: Exchange) -> None:
    ledger, service = Ledger(), Service(run("in_progress"))
    ledger.observe(exchange("POST", "/openai/threads", answer="thread_1"))
    ledger.observe(exchange("POST", "/openai/threads/thread_1/runs", answer=run("queued")))

    assert ledger.close(service, sleep=lambda _: None) == ()
    assert service.asked[0] == ("POST", f"{RUN}/cancel")
    assert service.asked[-1] == ("DELETE", "/openai/threads/thread_1")


def test_a_run_ends_with_a_thread_that_the_test_deletes(ledger: Ledger, exchange: Exchange) -> None:
    ledger.observe(exchange("DELETE", "/openai/threads/thread_1"))

    assert ledger.live_runs == ()


def test_adopting_moves_the_live_runs(ledger: Ledger) -> None:
    other = Ledger()
    other.adopt(ledger)

    assert (other.live_runs, ledger.live_runs) == (("run_1",), ())


def test_what_uses_others_is_unmade_before_what_is_used(exchange: Exchange) -> None:
    ledger, service = Ledger(), Service(404)
    make: Callable[[str, str], None] = lambda path, made: ledger.observe(  # noqa: E731 - a line a thing
        exchange("POST", f"/openai{path}", answer=made)
    )
    make("/threads/thread_9/messages", "msg_1")
    make("/threads", "thread_1")
    make("/threads/thread_1/messages", "msg_2")
    make("/vector_stores", "vs_1")
    make("/vector_stores/vs_9/files", "assistant-2")
    make("/assistants", "asst_1")
    make("/files", "assistant-1")

    assert ledger.close(service) == ()
    assert [path.rpartition("/")[2] for _, path in service.asked] == [
        "msg_1",
        "thread_1",
        "assistant-2",
        "vs_1",
        "assistant-1",
        "asst_1",
    ]
