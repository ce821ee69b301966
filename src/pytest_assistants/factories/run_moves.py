"""What a test's side does next, so that a run comes to a state; pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pytest_assistants.contract.lifecycle import RUN_STATES, WAITING, is_final, may_follow
from pytest_assistants.errors import RunEndedOtherwise

if TYPE_CHECKING:
    from pytest_assistants.contract.models import Run

Outputs = Mapping[str, str | Callable[[dict[str, Any]], str]]
"""What each function answers, by its name: a text, or what makes one of its arguments."""

DEFAULT_OUTPUT = "done"
_CALLED_OFF = ("cancelling", "cancelled")
_NAME = "look_up"
_FUNCTION = {
    "name": _NAME,
    "description": "Looks a figure up.",
    "parameters": {"type": "object", "properties": {"figure": {"type": "string"}}},
}


@dataclass(frozen=True, slots=True)
class Move:
    """What is done next; ``outputs`` are handed in with ``submit``."""

    kind: Literal["arrived", "look", "submit", "cancel"]
    outputs: tuple[dict[str, str], ...] = ()


def parameters_towards(status: str) -> dict[str, Any]:
    """What a run should be created with to come to that state, unless the test says otherwise.

    Raises:
        ValueError: there is no such state.
    """
    if status not in RUN_STATES:
        raise ValueError(f"a run is never {status!r}; its states are {', '.join(RUN_STATES)}")
    if status != "requires_action":
        return {}
    return {
        "tools": [{"type": "function", "function": _FUNCTION}],
        "tool_choice": {"type": "function", "function": {"name": _NAME}},
    }


def next_move(run: Run, *, wanted: str, outputs: Outputs) -> Move:
    """What brings the run nearer to the wanted state.

    Raises:
        RunEndedOtherwise: it cannot come there any more.
    """
    if run.status == wanted:
        return Move("arrived")
    if not may_follow(RUN_STATES, run.status, wanted):
        raise RunEndedOtherwise(_otherwise(run, wanted))
    if wanted in _CALLED_OFF and run.status != "cancelling":
        return Move("cancel")
    if run.status == "requires_action":
        return Move("submit", tool_outputs(run, outputs))
    return Move("look")


def settled(run: Run) -> bool:
    """Whether the service does no more by itself: the run is over, or waits for its client."""
    return is_final(RUN_STATES, run.status) or run.status not in WAITING["thread.run"]


def tool_outputs(run: Run, outputs: Outputs) -> tuple[dict[str, str], ...]:
    """What is handed in for the tool calls that the run waits for."""
    action = _plain(run, "required_action").get("submit_tool_outputs") or {}
    return tuple(
        {"tool_call_id": call["id"], "output": _output(call.get("function") or {}, outputs)}
        for call in action.get("tool_calls") or ()
    )


def _output(function: dict[str, Any], outputs: Outputs) -> str:
    found = outputs.get(str(function.get("name")), DEFAULT_OUTPUT)
    return found if isinstance(found, str) else found(json.loads(function.get("arguments") or "{}"))


def _plain(run: Run, name: str) -> dict[str, Any]:
    """A part of the run as plain data, whether it keeps the contract or not."""
    return dict(run.model_dump(include={name}, warnings=False).get(name) or {})


def _otherwise(run: Run, wanted: str) -> str:
    error = _plain(run, "last_error")
    why = f" ({error.get('code')}: {error.get('message')})" if error else ""
    return f"run {run.id} is {run.status}{why}, and cannot become {wanted} any more"
