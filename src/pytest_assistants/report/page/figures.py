"""Numbers as people read them, and where the bars of a time line stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.report.page.content import Exchange

_SECOND = 1000.0  # milliseconds
_MINUTE = 60.0  # seconds
_THIN = 0.7  # per cent of the line that the shortest bar takes
_KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on the time line: where it begins and how wide it is, in per cent."""

    start: float
    width: float


def bars(exchanges: Sequence[Exchange]) -> list[Bar]:
    """A bar for each exchange, on the line from the first one's begin to the last one's end.

    Pauses in which nothing was under way are shortened, so that what was asked stays readable.
    """
    starts = list(_starts(exchanges))
    whole = max(
        (start + one.lasted for start, one in zip(starts, exchanges, strict=True)), default=0
    )
    return [_bar(start, one.lasted, whole) for start, one in zip(starts, exchanges, strict=True)]


def duration(milliseconds: float) -> str:
    """``21 µs``, ``3.4 ms``, ``34 ms``, ``1.2 s``, ``2 min 5 s``."""
    if milliseconds < 1:
        return f"{milliseconds * 1000:.0f} µs"
    if milliseconds < 10:  # noqa: PLR2004 - two digits are enough
        return f"{milliseconds:.1f} ms"
    if milliseconds < _SECOND:
        return f"{milliseconds:.0f} ms"
    seconds = milliseconds / _SECOND
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    return f"{int(seconds // _MINUTE)} min {int(seconds % _MINUTE)} s"


def size(number: int) -> str:
    """``214 B``, ``1.2 kB``, ``3.4 MB``."""
    if number < _KIBIBYTE:
        return f"{number} B"
    kilobytes = number / _KIBIBYTE
    return f"{kilobytes:.1f} kB" if kilobytes < _KIBIBYTE else f"{kilobytes / _KIBIBYTE:.1f} MB"


def _starts(exchanges: Sequence[Exchange]) -> Iterator[float]:
    """Where each begins once no pause is longer than two exchanges usually are."""
    longest = 2 * sum(one.lasted for one in exchanges) / max(len(exchanges), 1)
    end = saved = 0.0
    for one in exchanges:
        saved += max(one.began - end - longest, 0.0)
        yield max(one.began - saved, 0.0)
        end = max(end, one.began + one.lasted)


def _bar(start: float, lasted: float, whole: float) -> Bar:
    if not whole:
        return Bar(0.0, 100.0)
    width = max(100 * lasted / whole, _THIN)
    return Bar(round(min(100 * start / whole, 100 - width), 2), round(width, 2))
