"""Faults strike in their order, as often as they were ordered, and only the code under test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.injection.asking import GET_RUN, STREAM_RUN, request, run

from pytest_assistants.injection.fault import Fault
from pytest_assistants.injection.orders import Orders

if TYPE_CHECKING:
    from pytest_assistants.wire import Request


def ordered(*faults: Fault) -> Orders:
    orders = Orders()
    orders.add(*faults)
    orders.arm(on=True)
    return orders


def due(orders: Orders, asked: Request, times: int) -> list[Fault | None]:
    return [orders.due(asked) for _ in range(times)]


def test_those_at_one_operation_strike_one_after_the_other() -> None:
    first, second = Fault("runs.retrieve", status=429), Fault("runs.retrieve", status=500, times=2)
    orders = ordered(first, second)
    assert due(orders, GET_RUN, 4) == [first, second, second, None]


def test_calls_pass_before_a_fault_strikes() -> None:
    fault = Fault("runs.retrieve", status=429, after=2)
    assert due(ordered(fault), GET_RUN, 4) == [None, None, fault, None]


def test_other_operations_and_other_paths_are_left_alone() -> None:
    orders = ordered(Fault("runs.retrieve", status=429))
    assert orders.due(request("POST /threads", {})) is None
    assert orders.due(request("GET /elsewhere")) is None
    assert not orders.struck


def test_only_a_stream_is_cut() -> None:
    fault = Fault("runs.create", cut=1)
    orders = ordered(fault)
    assert orders.due(request("POST /threads/thread_1/runs", {"assistant_id": "a"})) is None
    assert orders.due(STREAM_RUN) == fault


def test_an_object_that_ended_stays_at_its_end_wherever_it_is_shown() -> None:
    fault = Fault("runs.retrieve", becomes="expired")
    orders = ordered(fault)
    assert orders.due(GET_RUN) is None
    assert orders.ending("runs.create", run("queued")) is None
    assert orders.ending("runs.retrieve", run("queued")) == fault
    assert orders.ending("runs.list", run("completed")) == fault
    assert orders.ending("runs.retrieve", run("queued", id="run_2")) is None
    assert (orders.has_ended("run_1"), orders.has_ended("run_2")) == (True, False)


def test_what_never_struck_is_known() -> None:
    met, unmet = Fault("runs.retrieve", status=429), Fault("runs.list", status=429)
    orders = ordered(met, unmet)
    orders.due(GET_RUN)
    assert orders.struck
    assert orders.ordered == (met, unmet)
    assert orders.unmet == (unmet,)


def test_nothing_strikes_before_the_code_under_test_and_after_it() -> None:
    orders, seen = Orders(), []
    for on in (True, False):
        orders.arm(on=on)
        seen.append(orders.active)
        orders.add(Fault("runs.retrieve", status=429))
        seen.append(orders.active)
    assert seen == [False, True, False, False]


def test_the_clients_time_goes_on_while_it_is_let_off_a_sleep() -> None:
    orders = Orders(_clock=lambda: 100.0)
    orders.skip(2.5)
    orders.skip(1)
    assert orders.now() == pytest.approx(103.5)
