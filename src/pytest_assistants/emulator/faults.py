"""Failures on order: the next calls of an operation are refused, or their streams cut off."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from pytest_assistants.contract.operations import operation as operation_named
from pytest_assistants.contract.refusals import refusal, rule_of_status
from pytest_assistants.emulator.exchange.error_responses import Refusal

if TYPE_CHECKING:
    from pytest_assistants import wire
    from pytest_assistants.emulator.exchange.streams import Stream

_RETRY_AFTER_SECONDS = 1


class Faults:
    """What was ordered and has not happened yet."""

    def __init__(self) -> None:
        self._ordered: dict[str, deque[int]] = {}
        self._cuts: dict[str, deque[int]] = {}

    def order(self, operation: str, *, status: int, times: int) -> None:
        """Let the next ``times`` calls of an operation fail with a status.

        Raises:
            KeyError: the contract has no operation of that name.
            ValueError: the status is no error's, or ``times`` is below 1.
        """
        if not 400 <= status <= 599:  # noqa: PLR2004 - where HTTP's errors begin and end
            raise ValueError(f"a fault needs a status from 400 to 599, not {status}")
        if times < 1:
            raise ValueError(f"a fault happens at least once, not {times} times")
        name = operation_named(operation).name
        self._ordered.setdefault(name, deque()).extend([status] * times)

    def take(self, operation: str, request: wire.Request) -> Refusal | None:
        """The failure that is due for this call, if one is; it is due no more."""
        due = self._ordered.get(operation)
        if not due:
            return None
        status = due.popleft()
        values = {
            "operation": operation,
            "api_version": request.parameter("api-version") or "",
            "seconds": _RETRY_AFTER_SECONDS,
        }
        rule = rule_of_status(status)
        replaced = None if refusal(rule).status == status else status
        return Refusal(rule, values, replaced)

    def order_cut(self, operation: str, *, after: int) -> None:
        """Let the next stream of an operation end after so many events.

        Raises:
            KeyError: the contract has no operation of that name.
            ValueError: it answers no streams, or ``after`` is negative.
        """
        row = operation_named(operation)
        if not row.streams:
            raise ValueError(f"{operation} answers no stream that could be cut off")
        if after < 0:
            raise ValueError(f"a stream cannot end after {after} events")
        self._cuts.setdefault(row.name, deque()).append(after)

    def cut(self, operation: str, stream: Stream) -> Stream:
        """The stream, cut off if that is due for this operation."""
        due = self._cuts.get(operation)
        return stream.cut(due.popleft()) if due else stream

    def clear(self) -> None:
        """Forget what was ordered."""
        self._ordered.clear()
        self._cuts.clear()
