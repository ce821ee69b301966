"""The steps of a run: a message it wrote, or tools it called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import STEP_STATES, is_final
from pytest_assistants.emulator.exchange import fields
from pytest_assistants.emulator.running import usage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

KIND = "step"
OBJECT = "thread.run.step"
MESSAGE, TOOLS = "message_creation", "tool_calls"
SPENT = "_spent"
DEFAULTS: Mapping[str, Any] = {
    "assistant_id": "",
    "thread_id": "",
    "type": MESSAGE,
    "status": next(iter(STEP_STATES)),
    "cancelled_at": None,
    "completed_at": None,
    "expires_at": None,
    "failed_at": None,
    "last_error": None,
    "step_details": {},
    "usage": None,
    SPENT: None,
}
"""What a step has of which nothing is known, in the order the service answers.

The last is the emulator's own: the tokens of a call whose outputs are not in yet.
"""
_MOMENTS = {state: f"{state}_at" for state in ("cancelled", "completed", "failed")}


def begin(run: Record, kind: str, details: object, call: Call, world: World) -> Record:
    """A new step of a run, in progress."""
    kept = {
        **DEFAULTS,
        "assistant_id": run.fields["assistant_id"],
        "thread_id": run.parent,
        "type": kind,
        "expires_at": run.fields["expires_at"],
        "step_details": {"type": kind, kind: details},
    }
    return world.make(KIND, kept, dialect=call.dialect, parent=run.id)


def end(step: Record, world: World, state: str, **changes: object) -> Record:
    """A step in the state that it ends in."""
    moment = {_MOMENTS[state]: world.clock.now} if state in _MOMENTS else {}
    return world.store.update(step, {"status": state, **moment, **changes})


def opened(run: Record, world: World) -> Record | None:
    """The step of a run that is in progress, if one is."""
    found = world.store.select(KIND, parent=run.id)
    return next((step for step in found if not is_final(STEP_STATES, step.fields["status"])), None)


def end_opened(run: Record, world: World, state: str) -> None:
    """Bring the step of a run that is still in progress, if one is, to that state."""
    step = opened(run, world)
    if step is not None:
        end(step, world, state)


def render(record: Record, call: Call, *, streamed: bool = False) -> Json:
    """The step object; a stream goes on telling when the step would have expired."""
    head = {"id": record.id, "object": OBJECT, "created_at": record.created_at}
    full = {**head, "run_id": record.parent, **record.fields}
    full["usage"] = usage.shown(full["usage"], call)
    if not streamed and is_final(STEP_STATES, full["status"]):
        full["expires_at"] = None
    return fields.shown(full, OBJECT, call)
