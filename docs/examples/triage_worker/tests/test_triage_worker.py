"""The worker, tested: its own HTTP client, recorded once, and faults where they matter."""

from __future__ import annotations

from queue import SimpleQueue

import pytest
from triage_worker import Outcome, Worker, connected

from pytest_assistants import Fault

pytestmark = pytest.mark.assistants
HANDBOOK = """# Handbook

Parcels may be returned within thirty days, unopened.

The desk is open from nine to five, on Saturdays from ten to two.
"""
RETURNS = "Within how many days may parcels be returned?"
HOURS = "When is the desk open on Saturdays?"


@pytest.fixture
def service():
    with connected() as service:
        yield service


@pytest.fixture
def worker(service):
    worker = Worker(service, handbook=HANDBOOK)
    yield worker
    worker.close()


def answered(worker: Worker, *questions: str) -> list[Outcome]:
    waiting, outcomes = SimpleQueue(), SimpleQueue()
    for question in questions:
        waiting.put(question)
    worker.work(waiting, outcomes=outcomes)
    assert waiting.empty()
    return [outcomes.get_nowait() for _ in questions]


def test_each_question_is_answered_from_the_handbook(worker) -> None:
    returns, hours = answered(worker, RETURNS, HOURS)
    assert "thirty days" in returns.answer
    assert "ten to two" in hours.answer


@pytest.mark.assistants(fault=Fault("threads.create", status=429, retry_after=2, times=2))
def test_it_waits_as_long_as_a_busy_service_asks(worker, assistants_faults) -> None:
    (returns,) = answered(worker, RETURNS)
    assert "thirty days" in returns.answer
    assert assistants_faults.struck == 2
    assistants_faults.assert_resilient()


@pytest.mark.assistants(fault="runs.retrieve expired")
def test_a_run_that_expires_stops_no_other_question(worker) -> None:
    returns, hours = answered(worker, RETURNS, HOURS)
    assert returns == Outcome(RETURNS, problem="the run is expired")
    assert "ten to two" in hours.answer


@pytest.mark.assistants(fault="threads.create timeout")
def test_a_question_that_is_lost_on_the_way_is_told(worker) -> None:
    returns, hours = answered(worker, RETURNS, HOURS)
    assert returns == Outcome(RETURNS, problem="ReadTimeout")
    assert "ten to two" in hours.answer


def test_nothing_stays_behind(service) -> None:
    worker = Worker(service, handbook=HANDBOOK)
    worker.close()
    assert service.call("GET", "/assistants")["data"] == []
    assert service.call("GET", "/files")["data"] == []
