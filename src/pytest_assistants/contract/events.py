"""The events of a stream: their names, what each carries, and how a stream ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.lifecycle import MESSAGE_STATES, RUN_STATES, STEP_STATES
from pytest_assistants.contract.sources import OBSERVED, SPECIFICATION_V2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.contract.sources import Source

DONE = "done"
DONE_DATA = "[DONE]"
ERROR = "error"
CREATED = "created"
DELTA = "delta"


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of event: its name, and the ``object`` that its data carries."""

    name: str
    object: str
    source: Source = SPECIFICATION_V2


def _life(kind: str, states: Iterable[str], *, source: Source) -> tuple[Event, ...]:
    return tuple(Event(f"{kind}.{state}", kind, source) for state in (CREATED, *states))


EVENTS: tuple[Event, ...] = (
    Event("thread.created", "thread"),
    *_life("thread.run", RUN_STATES, source=OBSERVED),
    *_life("thread.run.step", STEP_STATES, source=OBSERVED),
    Event("thread.run.step.delta", "thread.run.step.delta"),
    *_life("thread.message", MESSAGE_STATES, source=OBSERVED),
    Event("thread.message.delta", "thread.message.delta"),
    Event(ERROR, ERROR),
    Event(DONE, DONE),
)
"""Every kind of event; those of an object's states are read from its table of states."""
