"""One fault: which operation it strikes, what it does there, and how often."""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass
from typing import Literal, Self

from pytest_assistants.contract.operations import OPERATIONS, Operation
from pytest_assistants.contract.refusals import refusal, rule_of_status
from pytest_assistants.errors import SettingsError
from pytest_assistants.injection.endings import codes_of, endings_of
from pytest_assistants.nearest import unknown

Breaks = Literal["timeout", "reset", "closed"]
BREAKS: tuple[Breaks, ...] = ("timeout", "reset", "closed")

_KINDS = ("status", "rule", "breaks", "malformed", "cut", "becomes", "poll_after")
_MORE = ("retry_after", "code", "quiet", "reached", "after", "times")
_ERRORS = range(400, 600)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong at an operation: one of the first seven, the rest says when and how.

    Attributes:
        operation: the operation's name: ``runs.retrieve``.
        status: it is refused with this status, 400 to 599, in the service's own words.
        rule: it is refused as the service refuses what breaks this rule: ``thread.locked``.
        breaks: no answer comes: ``timeout``, ``reset`` or ``closed``; with ``cut``, how it ends.
        malformed: the answer's JSON breaks off.
        cut: the event stream ends after so many events.
        becomes: the run, file, vector store or batch comes to this end: ``expired``, ``failed``.
        poll_after: whoever waits is asked to come again after so many seconds, and no sooner.
        retry_after: with ``status`` or ``rule``: seconds that the client is asked to wait.
        code: with ``becomes="failed"``: the code of ``last_error``.
        quiet: with ``cut``: the connection ends in good order, as if all had been said.
        reached: the request did reach the service, and only its answer is lost.
        after: so many calls pass before it strikes.
        times: how many calls it strikes; for ``becomes``, how many objects. Once by default,
            ``poll_after`` always.

    Raises:
        SettingsError: one sentence on what cannot be, and what comes nearest.
    """

    operation: str
    _: KW_ONLY
    status: int | None = None
    rule: str | None = None
    breaks: Breaks | None = None
    malformed: bool = False
    cut: int | None = None
    becomes: str | None = None
    poll_after: float | None = None
    retry_after: float | None = None
    code: str | None = None
    quiet: bool = False
    reached: bool = False
    after: int = 0
    times: int | None = None

    def __new__(cls, operation: str = "", **keywords: object) -> Self:  # noqa: ARG004 - __init__ takes it
        """Before Python does, say which keyword comes nearest to one that no fault has."""
        known = [name for name in cls.__dataclass_fields__ if name != "_"]
        for name in keywords:
            if name not in known:
                raise SettingsError(f"fault: {unknown('keyword', name, known)}.")
        return object.__new__(cls)

    def __post_init__(self) -> None:
        row = operation_of(self.operation)
        _check_kind(self)
        _check_refusal(self)
        _check_connection(self, row)
        _check_ending(self, row)
        _check_numbers(self)

    def __str__(self) -> str:
        """As one would order it: ``runs.retrieve status=429 retry_after=2``."""
        return f"{self.operation} {' '.join(f'{name}={value!r}' for name, value in self.said)}"

    @property
    def said(self) -> tuple[tuple[str, object], ...]:
        """Every keyword that was given, with its value."""
        given = ((name, getattr(self, name)) for name in (*_KINDS, *_MORE))
        return tuple(
            (name, value)
            for name, value in given
            if value is not None and value is not False and (name, value) != ("after", 0)
        )

    @property
    def needs_answer(self) -> bool:
        """Whether the request goes through, and the fault is laid on its answer."""
        changes = self.cut is not None or self.poll_after is not None or self.becomes is not None
        return self.reached or changes

    @property
    def strikes(self) -> float:
        """How many calls, or objects, it strikes."""
        if self.times is not None:
            return self.times
        return math.inf if self.poll_after is not None else 1

    @property
    def refusing_rule(self) -> str | None:
        """The rule in whose words it refuses; None where it does not."""
        return self.rule or (rule_of_status(self.status) if self.status is not None else None)


def operation_of(name: str) -> Operation:
    """The operation of that name.

    Raises:
        SettingsError: there is none; the sentence names the nearest.
    """
    rows = {row.name: row for row in OPERATIONS}
    if name not in rows:
        raise SettingsError(f"fault: {unknown('operation', name, rows)}.")
    return rows[name]


def _check_kind(fault: Fault) -> None:
    chosen = [name for name, _ in fault.said if name in _KINDS]
    if not chosen:
        kinds = ", ".join(_KINDS)
        raise SettingsError(f"fault at {fault.operation} says not what goes wrong: give {kinds}.")
    if len(chosen) > 1 and sorted(chosen) != ["breaks", "cut"]:
        raise SettingsError(
            f"fault at {fault.operation}: {' and '.join(chosen)} exclude one another; "
            "order two faults, which strike one after the other."
        )


def _check_refusal(fault: Fault) -> None:
    if fault.status is not None and fault.status not in _ERRORS:
        raise SettingsError(f"fault: status is an error's, 400 to 599, and not {fault.status!r}.")
    if fault.rule is not None:
        try:
            refusal(fault.rule)
        except KeyError as error:
            raise SettingsError(f"fault: {error.args[0]}.") from None
    if fault.retry_after is not None and fault.refusing_rule is None:
        raise SettingsError("fault: retry_after goes with status or rule, whose answer says it.")


def _check_connection(fault: Fault, row: Operation) -> None:
    if fault.breaks is not None and fault.breaks not in BREAKS:
        raise SettingsError(f"fault: {unknown('way to break', fault.breaks, BREAKS)}.")
    if fault.cut is not None and not row.streams:
        raise SettingsError(f"fault: {row.name} answers no event stream that could be cut.")
    if fault.quiet and (fault.cut is None or fault.breaks is not None):
        raise SettingsError("fault: quiet goes with cut, and without breaks.")


def _check_ending(fault: Fault, row: Operation) -> None:
    if fault.becomes is not None:
        endings = endings_of(row.answers)
        if not endings:
            raise SettingsError(f"fault: what {row.name} answers comes to no end by itself.")
        if fault.becomes not in endings:
            kind = f"bad end of a {row.answers}"
            raise SettingsError(f"fault: {unknown(kind, fault.becomes, endings)}.")
    if fault.code is not None:
        codes = codes_of(row.answers) if fault.becomes == "failed" else ()
        if not codes:
            raise SettingsError("fault: code goes with becomes='failed' of what tells its error.")
        if fault.code not in codes:
            raise SettingsError(f"fault: {unknown('code of last_error', fault.code, codes)}.")


def _check_numbers(fault: Fault) -> None:
    for name in ("retry_after", "poll_after", "cut", "after"):
        value = getattr(fault, name)
        if value is not None and value < 0:
            raise SettingsError(f"fault: {name} is 0 or more, and not {value!r}.")
    if fault.times is not None and fault.times < 1:
        raise SettingsError(f"fault: times is 1 or more, and not {fault.times!r}.")
