"""What a test's side does so that a run comes to a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.contract.lifecycle import RUN_STATES
from pytest_assistants.contract.models import Run, RunCreate, construct
from pytest_assistants.errors import RunEndedOtherwise
from pytest_assistants.factories.run_moves import (
    Move,
    next_move,
    parameters_towards,
    settled,
    tool_outputs,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.factories.run_moves import Outputs

OVER = {"cancelled", "failed", "completed", "incomplete", "expired"}


def call(name: str, arguments: str = "{}") -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    return {"id": f"call_{name}", "type": "function", "function": function}


def run(status: str, *calls: Mapping[str, Any], error: object = None) -> Run:
    action = {"submit_tool_outputs": {"tool_calls": list(calls)}} if calls else None
    made = construct(
        Run, {"id": "run_1", "status": status, "required_action": action, "last_error": error}
    )
    assert isinstance(made, Run)
    return made


@pytest.mark.parametrize("status", RUN_STATES)
def test_a_run_in_the_wanted_state_has_arrived(status: str) -> None:
    assert next_move(run(status), wanted=status, outputs={}) == Move("arrived")


@pytest.mark.parametrize("wanted", ["in_progress", "requires_action", "completed", "expired"])
def test_a_run_at_work_is_looked_at(wanted: str) -> None:
    assert next_move(run("queued"), wanted=wanted, outputs={}) == Move("look")


@pytest.mark.parametrize("wanted", ["cancelling", "cancelled"])
@pytest.mark.parametrize("status", ["queued", "in_progress", "requires_action"])
def test_a_run_that_shall_be_cancelled_is_cancelled(status: str, wanted: str) -> None:
    assert next_move(run(status), wanted=wanted, outputs={}) == Move("cancel")


def test_a_run_that_is_being_cancelled_is_looked_at() -> None:
    assert next_move(run("cancelling"), wanted="cancelled", outputs={}) == Move("look")


@pytest.mark.parametrize("status", sorted(OVER))
@pytest.mark.parametrize("wanted", sorted(OVER))
def test_a_run_that_is_over_stays_so(status: str, wanted: str) -> None:
    if status == wanted:
        return
    with pytest.raises(RunEndedOtherwise, match=f"run_1 is {status}, and cannot become {wanted}"):
        next_move(run(status), wanted=wanted, outputs={})


def test_the_reason_of_a_failure_is_told() -> None:
    error = {"code": "rate_limit_exceeded", "message": "Try again in 39 seconds."}

    with pytest.raises(RunEndedOtherwise, match=r"rate_limit_exceeded: Try again in 39 seconds"):
        next_move(run("failed", error=error), wanted="completed", outputs={})


def test_outputs_are_texts_or_made_of_the_arguments() -> None:
    waiting = run("requires_action", call("a"), call("b", '{"x": 2}'), call("c", ""))
    outputs: Outputs = {"a": "one", "b": lambda arguments: str(arguments["x"])}

    move = next_move(waiting, wanted="completed", outputs=outputs)

    assert (move.kind, move.outputs) == ("submit", tool_outputs(waiting, outputs))
    assert [(each["tool_call_id"], each["output"]) for each in move.outputs] == [
        ("call_a", "one"),
        ("call_b", "2"),
        ("call_c", "done"),
    ]


def test_a_run_that_waits_for_nothing_known_gets_no_outputs() -> None:
    assert tool_outputs(run("requires_action"), {}) == ()


def test_a_call_is_demanded_where_the_run_shall_require_action() -> None:
    towards = parameters_towards("requires_action")

    RunCreate.model_validate({"assistant_id": "asst_1", **towards})
    assert towards["tool_choice"]["function"]["name"] == towards["tools"][0]["function"]["name"]


@pytest.mark.parametrize("status", sorted(RUN_STATES.keys() - {"requires_action"}))
def test_nothing_is_asked_for_otherwise(status: str) -> None:
    assert parameters_towards(status) == {}


def test_a_state_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"never 'done'; its states are queued, in_progress"):
        parameters_towards("done")


@pytest.mark.parametrize("status", RUN_STATES)
def test_a_run_is_settled_where_the_service_does_no_more(status: str) -> None:
    assert settled(run(status)) is (status in OVER | {"requires_action"})
