"""The cases of a run as they come in, from any process, in bounded size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.report.page.bodies import hidden

if TYPE_CHECKING:
    from pytest_assistants.report.page.content import Case, Exchange

# Characters of bodies; those that went wrong have a room of their own, so that none is missing.
ROOM = 24_000_000
_TOO_LARGE = "left out, since the page would grow too large"


class Gathering:
    """Keeps cases in the order in which they came."""

    def __init__(self, room: int = ROOM) -> None:
        self._left = {True: room, False: room}
        self._cases: list[Case] = []
        self._latest: dict[str, int] = {}

    @property
    def cases(self) -> tuple[Case, ...]:
        """All of them, those of a file together."""
        order = {file: number for number, file in enumerate(one.file for one in self._cases[::-1])}
        return tuple(sorted(self._cases, key=lambda one: -order[one.file]))

    def add(self, case: Case) -> None:
        """One more; if its test was tried before, the earlier attempt was run again."""
        before = self._latest.get(case.node)
        if before is not None:
            self._cases[before] = replace(self._cases[before], outcome="rerun")
        self._latest[case.node] = len(self._cases)
        self._cases.append(self._fitted(case))

    def _fitted(self, case: Case) -> Case:
        """The case; without bodies where the room is used up."""
        weight = sum(len(one.request.text) + len(one.response.text) for one in case.exchanges)
        if weight > self._left[case.went_wrong]:
            return replace(case, exchanges=tuple(map(bodiless, case.exchanges)), trimmed=True)
        self._left[case.went_wrong] -= weight
        return case


def bodiless(exchange: Exchange) -> Exchange:
    """The exchange, its bodies left out."""
    return replace(
        exchange,
        request=hidden(exchange.request.size, _TOO_LARGE),
        response=hidden(exchange.response.size, _TOO_LARGE),
    )
