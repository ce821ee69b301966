"""Lays what is due between the answer and the code under test, and notes what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.operations import locate
from pytest_assistants.injection.answers import instead, upon, with_endings
from pytest_assistants.injection.log import logged
from pytest_assistants.wire import Failure, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.injection.answers import Json
    from pytest_assistants.injection.fault import Fault
    from pytest_assistants.injection.orders import Orders
    from pytest_assistants.wire import Request


@dataclass(frozen=True, slots=True)
class Laid:
    """What the code under test gets.

    Attributes:
        answer: the answer.
        real: what the service answered, if it was reached.
        fault: what struck, if anything did.
    """

    answer: Response | Failure
    real: Response | None = None
    fault: Fault | None = None

    @property
    def response(self) -> Response | None:
        """The answer that can be judged as the service's: whole, and JSON where it says so."""
        return self.answer if isinstance(self.answer, Response) and not self.is_broken else None

    @property
    def is_broken(self) -> bool:
        """Whether the answer is there, and less than the service says."""
        breaking = self.fault is not None and (self.fault.malformed or self.fault.cut is not None)
        return breaking and self.answer is not self.real


def laid(orders: Orders, request: Request, *, send: Callable[[], Response]) -> Laid:
    """The answer to a request under these orders; ``send`` asks whoever answers otherwise."""
    asked, due = orders.now(), orders.due(request)
    found = _instead(due, request) or _upon(orders, due, request, send())
    orders.note(
        logged(
            request,
            found.answer,
            real=found.real,
            fault=found.fault,
            broken=found.is_broken,
            asked=asked,
            answered=orders.now(),
        )
    )
    return found


def _instead(due: Fault | None, request: Request) -> Laid | None:
    if due is None or due.needs_answer:
        return None
    return Laid(instead(due, request), fault=due)


def _upon(orders: Orders, due: Fault | None, request: Request, real: Response) -> Laid:
    answer = real if due is None else upon(due, request, real)
    located = locate(request.method, request.path)
    if located is None or not isinstance(answer, Response) or not answer.ok:
        return Laid(answer, real, due)
    struck: list[Fault] = []

    def ending(thing: Json) -> Fault | None:
        fault = orders.ending(located.operation.name, thing)
        struck.extend([fault] if fault is not None else [])
        return fault

    answer = with_endings(answer, ending)
    return Laid(answer, real, due or next(iter(struck), None))
