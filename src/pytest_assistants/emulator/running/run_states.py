"""A run as it is kept: its defaults, its moves from state to state, and how it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import RUN_STATES, is_final
from pytest_assistants.emulator.exchange import fields
from pytest_assistants.emulator.keeping import tool_resources, tools
from pytest_assistants.emulator.running import usage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

KIND = "run"
OBJECT = "thread.run"
ACTION, SPENT, REPLY, GLANCED = "required_action", "_spent", "_reply", "_glanced"
DEFAULTS: Mapping[str, Any] = {
    "assistant_id": "",
    "status": next(iter(RUN_STATES)),
    "started_at": None,
    "expires_at": None,
    "cancelled_at": None,
    "failed_at": None,
    "completed_at": None,
    ACTION: None,
    "last_error": None,
    "model": "",
    "instructions": None,
    "tools": [],
    "file_ids": [],
    "tool_resources": {},
    "metadata": {},
    "temperature": 1.0,
    "top_p": 1.0,
    "reasoning_effort": None,
    "max_completion_tokens": None,
    "max_prompt_tokens": None,
    "truncation_strategy": {"type": "auto", "last_messages": None},
    "incomplete_details": None,
    "usage": None,
    "response_format": "auto",
    "tool_choice": "auto",
    "parallel_tool_calls": True,
    SPENT: None,
    REPLY: None,
    GLANCED: False,
}
"""What a run has that was created with nothing, in the order the service answers.

The last are the emulator's own: the tokens of the turns before, the reply of this one, and whether
the run was seen in passing.
"""
_MOMENTS: Mapping[str, str] = {
    "in_progress": "started_at",
    "cancelled": "cancelled_at",
    "failed": "failed_at",
    "completed": "completed_at",
    "incomplete": "completed_at",
}


def moved(run: Record, world: World, state: str, **changes: object) -> Record:
    """The run in another state, with the moment it got there; its first start stays."""
    if state not in RUN_STATES[run.fields["status"]]:
        raise ValueError(f"a run that is {run.fields['status']} is never {state} next")
    moment = _MOMENTS.get(state)
    now = {moment: run.fields[moment] or world.clock.now} if moment else {}
    ended: Json = {"expires_at": None} if is_final(RUN_STATES, state) else {}
    if ended:
        ended["usage"] = usage.summed(run.fields[SPENT], None)
    changed: Json = {"status": state, ACTION: None, **now, **ended, **changes}
    return world.store.update(run, changed)


def lived(state: str, moment: int) -> Json:
    """The moments that a run in this state has behind it, if all it did it did at once."""
    reached = {"in_progress", state} if state != DEFAULTS["status"] else set()
    return {_MOMENTS[each]: moment for each in reached if each in _MOMENTS}


def render(record: Record, call: Call, *, streamed: bool = False) -> Json:
    """The run object, in the shape of the call's generation, profile and day.

    Only a stream's run names the resources of its tools; the other answers leave them empty.
    """
    head = {"id": record.id, "object": OBJECT, "created_at": record.created_at}
    whose = {"assistant_id": record.fields["assistant_id"], "thread_id": record.parent}
    full: Json = {**head, **whose, **record.fields}
    full["tools"] = tools.echoed(full["tools"], call)
    full["usage"] = usage.shown(full["usage"], call)
    if streamed:
        full["tool_resources"] = tool_resources.of_tools(full["tool_resources"], full["tools"])
    answered = fields.shown(full, OBJECT, call)
    # No era leaves out what the client has to do.
    return {**answered, ACTION: full[ACTION]} if full[ACTION] else answered
