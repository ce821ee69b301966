"""What a session may take from its upstream, and what is said where that is spent."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pytest_assistants.cassette.wording.advice import compose
from pytest_assistants.contract.operations import locate
from pytest_assistants.report.usage import Meter
from pytest_assistants.settings.allowance import RUNS, TOKENS, Allowance

if TYPE_CHECKING:
    from pytest_assistants.wire import Interaction, Request

BEGINS = frozenset({"runs.create", "threads.create_and_run"})
GOES_ON = frozenset({*BEGINS, "runs.submit_tool_outputs"})


class Budget:
    """Counts the runs and tokens of a session; safe to ask from many threads."""

    def __init__(self, allowance: Allowance) -> None:
        self._most = allowance
        self._runs = 0
        self._meter = Meter()
        self._lock = threading.Lock()
        self._spent: str | None = None

    @property
    def is_limited(self) -> bool:
        """Whether there is an end at all."""
        return (self._most.runs, self._most.tokens) != (None, None)

    def admit(self, request: Request, *, is_first: bool) -> str | None:
        """Let the request out, or say which limit forbids it.

        Once a limit is spent, no further track begins: ``is_first`` is its first request.
        """
        if not self.is_limited:
            return None
        asked = _operation(request)
        with self._lock:
            if self._spent is not None and is_first:
                return self._spent
            reason = self._exceeded(asked)
            self._spent = self._spent or reason
            if reason is None and asked in BEGINS:
                self._runs += 1
            return reason

    def heard(self, interaction: Interaction) -> None:
        """Count what was taken; a run that was refused is given back."""
        if not self.is_limited:
            return
        with self._lock:
            if not interaction.response.ok and _operation(interaction.request) in BEGINS:
                self._runs -= 1
            if self._most.tokens is not None:
                self._meter.add(interaction)

    def told(self, limit: str) -> str:
        """One line: which limit is spent, and how much of it."""
        if limit == RUNS:
            taken, most, what = self._runs, self._most.runs, "runs begun"
        else:
            taken, most, what = self._meter.usage.tokens, self._most.tokens, "tokens spent"
        share = " that this worker has" if self._most.workers > 1 else ""
        return f"{taken:,} of {most or 0:,} {what}{share} (--assistants-{limit})"

    def _exceeded(self, asked: str) -> str | None:
        runs, tokens = self._most.runs, self._most.tokens
        if runs is not None and asked in BEGINS and self._runs >= runs:
            return RUNS
        if tokens is not None and asked in GOES_ON and self._meter.usage.tokens >= tokens:
            return TOKENS
        return None


def describe_exceeded(request: Request, *, told: str, limit: str, command: str) -> str:
    """The whole text of a BudgetExceeded; the first line says it all, the last is the command."""
    return compose(
        f"{request.method} {request.path} was refused, since the budget is spent: {told}",
        ["What was made is cleaned up; the test fails, and its cassette stays as it was."],
        "If it may cost more, raise the limit:",
        f"{command} --assistants-{limit}=NUMBER",
    )


def _operation(request: Request) -> str:
    located = locate(request.method, request.path)
    return located.operation.name if located is not None else ""
