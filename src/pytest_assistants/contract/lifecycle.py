"""Which objects change by themselves after they were made, and how: the tables of their states.

A file is taken in after its upload: it is ``uploaded`` or ``pending`` until the service has read
it, then ``processed`` or ``error`` for good. Clients ask for it again and again until then.
"""

from __future__ import annotations

FILE_STATES: dict[str, frozenset[str]] = {
    "uploaded": frozenset({"pending", "running", "processed", "error"}),
    "pending": frozenset({"running", "processed", "error"}),
    "running": frozenset({"processed", "error"}),
    "processed": frozenset(),
    "error": frozenset(),
}

POLLED = frozenset({"files.retrieve"})
"""Operations that a client repeats while it waits for a state."""


def is_polled(operation: str) -> bool:
    """Whether a client repeats this operation while it waits."""
    return operation in POLLED


def is_final(states: dict[str, frozenset[str]], state: str) -> bool:
    """Whether nothing follows this state; an unknown one is not final."""
    return state in states and not states[state]
