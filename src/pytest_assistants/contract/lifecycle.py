"""Which objects change by themselves after they were made, and how: the tables of their states.

A client that waits for an object asks for it again and again; what it waits for is told by
``WAITING``: the states that the service leaves by itself. A run that ``requires_action`` waits for
its client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

States = dict[str, frozenset[str]]

_ENDED_EARLY = frozenset({"cancelling", "cancelled", "failed", "expired"})
_TAKEN_IN = frozenset({"completed", "failed", "cancelled"})
_NONE: frozenset[str] = frozenset()

FILE_STATES: States = {
    "uploaded": frozenset({"pending", "running", "processed", "error"}),
    "pending": frozenset({"running", "processed", "error"}),
    "running": frozenset({"processed", "error"}),
    "processed": _NONE,
    "error": _NONE,
}

RUN_STATES: States = {
    "queued": _ENDED_EARLY | {"in_progress"},
    "in_progress": _ENDED_EARLY | {"requires_action", "completed", "incomplete"},
    "requires_action": _ENDED_EARLY | {"queued", "in_progress"},
    "cancelling": frozenset({"cancelled", "completed", "failed", "incomplete", "expired"}),
    "cancelled": _NONE,
    "failed": _NONE,
    "completed": _NONE,
    "incomplete": _NONE,
    "expired": _NONE,
}

STEP_STATES: States = {
    "in_progress": frozenset({"completed", "failed", "cancelled", "expired"}),
    "completed": _NONE,
    "failed": _NONE,
    "cancelled": _NONE,
    "expired": _NONE,
}

MESSAGE_STATES: States = {
    "in_progress": frozenset({"completed", "incomplete"}),
    "completed": _NONE,
    "incomplete": _NONE,
}

VECTOR_STORE_STATES: States = {
    "in_progress": frozenset({"completed", "expired"}),
    "completed": frozenset({"in_progress", "expired"}),
    "expired": _NONE,
}

VECTOR_STORE_FILE_STATES: States = {
    "in_progress": _TAKEN_IN,
    "completed": _NONE,
    "failed": _NONE,
    "cancelled": _NONE,
}

FILE_BATCH_STATES: States = {
    "in_progress": _TAKEN_IN | {"cancelling"},
    "cancelling": frozenset({"cancelled", "completed"}),
    "completed": _NONE,
    "failed": _NONE,
    "cancelled": _NONE,
}

STATES: Mapping[str, States] = {
    "file": FILE_STATES,
    "thread.run": RUN_STATES,
    "thread.run.step": STEP_STATES,
    "thread.message": MESSAGE_STATES,
    "vector_store": VECTOR_STORE_STATES,
    "vector_store.file": VECTOR_STORE_FILE_STATES,
    "vector_store.file_batch": FILE_BATCH_STATES,
}
"""The life of every kind of object, by its ``object``; the first state is the one it begins in."""

WAITING: Mapping[str, frozenset[str]] = {
    "file": frozenset({"uploaded", "pending", "running"}),
    "thread.run": frozenset({"queued", "in_progress", "cancelling"}),
    "vector_store": frozenset({"in_progress"}),
    "vector_store.file": frozenset({"in_progress"}),
    "vector_store.file_batch": frozenset({"in_progress", "cancelling"}),
}

POLLED = frozenset(
    {
        "files.retrieve",
        "runs.retrieve",
        "vector_stores.retrieve",
        "vector_store_files.retrieve",
        "file_batches.retrieve",
    }
)
"""Operations that a client repeats while it waits for a state."""


MOMENTS: Mapping[str, Mapping[str, str]] = {
    "thread.run": {
        "completed": "completed_at",
        "failed": "failed_at",
        "cancelled": "cancelled_at",
    },
    "thread.run.step": {"completed": "completed_at"},
    "thread.message": {"completed": "completed_at"},
}
"""The field that tells when an object entered a state: set wherever that state was observed."""


def is_polled(operation: str) -> bool:
    """Whether a client repeats this operation while it waits."""
    return operation in POLLED


def is_waiting(answer: object) -> bool:
    """Whether the answer shows an object in a state that will not last: its client asks again."""
    if not isinstance(answer, dict):
        return False
    return str(answer.get("status")) in WAITING.get(str(answer.get("object")), ())


def is_final(states: States, state: str) -> bool:
    """Whether nothing follows this state; an unknown one is not final."""
    return state in states and not states[state]


def may_follow(states: States, before: str, after: str) -> bool:
    """Whether an object seen in one state may be seen in the other later, with states between.

    An unknown state may follow and be followed by any.
    """
    if before == after or before not in states or after not in states:
        return True
    seen, reach = {before}, set(states[before])
    while reach - seen:
        state = (reach - seen).pop()
        seen.add(state)
        reach |= states[state]
    return after in reach
