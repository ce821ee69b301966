"""One check of the doctor: what was looked at, how it is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is; only what has failed changes the exit code."""

    OK = "ok"
    NOTE = "note"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, in one word, and what was found, in one sentence."""

    name: str
    state: State
    message: str
