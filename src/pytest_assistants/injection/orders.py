"""The faults ordered on a track: which is due, and what the client did where they struck."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.contract.operations import locate
from pytest_assistants.event_stream import asks_for_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_assistants.injection.fault import Fault
    from pytest_assistants.injection.log import Exchange
    from pytest_assistants.wire import Request


@dataclass(slots=True)
class Order:
    """A fault, and how often it was passed by and struck."""

    fault: Fault
    passed: int = 0
    struck: int = 0

    def falls_due(self) -> bool:
        """Whether it strikes this call, which then is counted."""
        if self.struck >= self.fault.strikes:
            return False
        if self.passed < self.fault.after:
            self.passed += 1
            return False
        self.struck += 1
        return True


@dataclass(slots=True)
class Orders:
    """Safe to ask from many threads; nothing strikes while it is not armed.

    Attributes:
        exchanges: what the client asked while it was armed, and what it was told.
        told: whether an assertion of the test has told the findings.
    """

    exchanges: list[Exchange] = field(default_factory=list)
    told: bool = False
    _orders: list[Order] = field(default_factory=list)
    _ended: dict[str, Fault] = field(default_factory=dict)
    _armed: bool = False
    _skipped: float = 0.0
    _clock: Callable[[], float] = time.monotonic
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def active(self) -> bool:
        """Whether any fault was ordered that may strike now."""
        return self._armed and bool(self._orders)

    @property
    def ordered(self) -> tuple[Fault, ...]:
        """Every fault that was ordered."""
        return tuple(order.fault for order in self._orders)

    @property
    def struck(self) -> int:
        """How often faults have struck."""
        return sum(order.struck for order in self._orders)

    @property
    def unmet(self) -> tuple[Fault, ...]:
        """The faults that never struck."""
        return tuple(order.fault for order in self._orders if not order.struck)

    def add(self, *faults: Fault) -> None:
        """Order these too; of those at one operation the first strikes first."""
        with self._lock:
            self._orders += [Order(fault) for fault in faults]

    def arm(self, *, on: bool) -> None:
        """The code under test begins, or is done."""
        self._armed = on

    def due(self, request: Request) -> Fault | None:
        """The fault that strikes this call; it is counted. What becomes of objects is not here."""
        located = locate(request.method, request.path)
        if located is None:
            return None
        with self._lock:
            for order in self._orders:
                fault = order.fault
                if fault.operation != located.operation.name or fault.becomes is not None:
                    continue
                if fault.cut is not None and not asks_for_stream(request):
                    continue
                if order.falls_due():
                    return fault
        return None

    def ending(self, operation: str, thing: Mapping[str, object]) -> Fault | None:
        """The fault that this object has come to its end by, from now on wherever it is shown."""
        name = str(thing.get("id"))
        with self._lock:
            for order in self._orders:
                fault = order.fault
                concerned = fault.becomes is not None and fault.operation == operation
                if concerned and name not in self._ended and order.falls_due():
                    self._ended[name] = fault
            return self._ended.get(name)

    def has_ended(self, name: str) -> bool:
        """Whether the object of that id was shown at its end."""
        return name in self._ended

    def skip(self, seconds: float) -> None:
        """The client slept so long, and it took no time."""
        with self._lock:
            self._skipped += seconds

    def now(self) -> float:
        """The time as the client has it: with what it slept and what that did not take."""
        return self._clock() + self._skipped

    def note(self, exchange: Exchange) -> None:
        """The client was told this."""
        with self._lock:
            self.exchanges.append(exchange)
