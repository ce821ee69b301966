"""Two measurements side by side: in turn, in one run, medians and spread of their ratios."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Measurement = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: what was measured, and against what.
        goal: the ratio not to be exceeded, or to be reached where ``at_least``; None without one.
        ratios: ours by theirs, one for each pair.
        ours: the median of ours, in ``unit``.
        theirs: the median of the peer or the floor, in ``unit``.
    """

    what: str
    goal: float | None
    ratios: tuple[float, ...]
    ours: float
    theirs: float
    unit: str = "s"
    at_least: bool = False

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios."""
        return statistics.median(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the pairs' ratios."""
        if len(self.ratios) == 1:
            return self.ratios[0], self.ratios[0]
        low, _, high = statistics.quantiles(self.ratios, n=4, method="inclusive")
        return low, high

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


def compared(
    what: str,
    ours: Measurement,
    theirs: Measurement,
    *,
    goal: float | None,
    pairs: int,
    unit: str = "s",
    inverse: bool = False,
) -> Row:
    """Measure both ``pairs`` times, each time in the other order; one pair more warms up for many.

    ``inverse`` is for rates, where more is better: theirs by ours, and the goal is a minimum.
    """
    if pairs > 1:
        ours(), theirs()
    measured = [_pair(ours, theirs, swapped=bool(number % 2)) for number in range(pairs)]
    ratios = [b / a if inverse else a / b for a, b in measured]
    middle_ours, middle_theirs = (statistics.median(one) for one in zip(*measured, strict=True))
    return Row(what, goal, tuple(ratios), middle_ours, middle_theirs, unit, at_least=inverse)


def seconds(
    action: Callable[[], object], *, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Time of one call; the garbage of others is collected before, its own as it comes."""
    gc.collect()
    began = clock()
    action()
    return clock() - began


def cpu_seconds(action: Callable[[], object]) -> float:
    """CPU time of one call that waits for nothing, whatever else the machine has to do."""
    return seconds(action, clock=time.process_time)


def _pair(ours: Measurement, theirs: Measurement, *, swapped: bool) -> tuple[float, float]:
    if swapped:
        second = theirs()
        return ours(), second
    return ours(), theirs()
