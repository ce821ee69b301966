"""A fault is laid where it is due, and what the client was told is noted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.injection.asking import GET_RUN, STREAM_RUN, WHOLE_STREAM, answer, request, run

from pytest_assistants.injection.fault import Fault
from pytest_assistants.injection.laying import Laid, laid
from pytest_assistants.injection.orders import Orders
from pytest_assistants.wire import Failure, Response

if TYPE_CHECKING:
    from pytest_assistants.wire import Request

THREAD = {"id": "thread_1", "object": "thread"}
NEW_THREAD = request("POST /threads", {})


class Service:
    """Answers the same each time, and counts how often it was reached."""

    def __init__(self, answers: Response, *faults: Fault) -> None:
        self.answers, self.reached = answers, 0
        self.orders = Orders()
        self.orders.add(*faults)

    def send(self) -> Response:
        self.reached += 1
        return self.answers

    def ask(self, asked: Request) -> Laid:
        return laid(self.orders, asked, send=self.send)


def test_a_fault_answers_and_the_next_request_gets_through() -> None:
    service = Service(answer(THREAD), Fault("threads.create", status=500))
    first, second = service.ask(NEW_THREAD), service.ask(NEW_THREAD)
    assert isinstance(first.answer, Response)
    assert (first.answer.status, first.real, first.response) == (500, None, first.answer)
    assert (second.answer, second.real, second.fault) == (service.answers, service.answers, None)
    assert service.reached == 1
    assert [one.status for one in service.orders.exchanges] == [500, 200]
    assert [one.made for one in service.orders.exchanges] == [(), (("thread", "thread_1"),)]


def test_an_answer_that_is_lost_was_given_and_is_no_ones_to_judge() -> None:
    service = Service(answer(THREAD), Fault("threads.create", breaks="timeout", reached=True))
    found = service.ask(NEW_THREAD)
    assert (found.answer, found.real) == (Failure("timeout"), service.answers)
    assert found.response is None
    (noted,) = service.orders.exchanges
    assert noted.failed
    assert noted.made == (("thread", "thread_1"),)


def test_what_is_broken_is_no_ones_to_judge() -> None:
    service = Service(answer(THREAD), Fault("threads.create", malformed=True))
    found = service.ask(NEW_THREAD)
    assert found.response is None
    assert service.orders.exchanges[0].failed
    service = Service(WHOLE_STREAM, Fault("runs.create", cut=1, quiet=True))
    assert service.ask(STREAM_RUN).response is None


def test_a_cut_that_finds_no_stream_breaks_nothing() -> None:
    service = Service(answer(run("queued")), Fault("runs.create", cut=1))
    found = service.ask(STREAM_RUN)
    assert found.response is service.answers
    assert not service.orders.exchanges[0].failed


def test_an_end_is_laid_on_every_answer_from_then_on() -> None:
    service = Service(answer(run("in_progress")), Fault("runs.retrieve", becomes="expired"))
    for _ in range(2):
        found = service.ask(GET_RUN)
        assert isinstance(found.answer, Response)
        assert json.loads(found.answer.body)["status"] == "expired"
        assert found.response is found.answer
        assert found.fault == Fault("runs.retrieve", becomes="expired")
    assert service.reached == 2


def test_what_the_contract_does_not_know_is_left_alone_and_noted() -> None:
    service = Service(answer({"status": "x"}), Fault("runs.retrieve", becomes="expired"))
    assert service.ask(request("POST /chat/completions", {})).answer is service.answers
    assert service.orders.exchanges[0].operation == "POST /openai/chat/completions"


def test_a_miss_of_the_cassette_goes_its_way() -> None:
    def miss() -> Response:
        raise KeyError

    with pytest.raises(KeyError):
        laid(Orders(), NEW_THREAD, send=miss)
