"""Which exchange of one conversation is which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.drift.exchanges import Exchange

Pair = tuple["Exchange | None", "Exchange | None"]


def aligned(recorded: Sequence[Exchange], now: Sequence[Exchange]) -> Iterator[Pair]:
    """Pairs in the order of both; one side is None where the other has no counterpart in order.

    Of all ways to pair exchanges of one method and path, one with the most alike is taken.
    """
    start = _common(recorded, now)
    yield from zip(recorded[:start], now[:start], strict=True)
    recorded, now = recorded[start:], now[start:]
    end = _common(recorded[::-1], now[::-1])
    stop, halt = len(recorded) - end, len(now) - end
    yield from _paired(recorded[:stop], now[:halt])
    yield from zip(recorded[stop:], now[halt:], strict=True)


def _common(recorded: Sequence[Exchange], now: Sequence[Exchange]) -> int:
    """How many at the start are equal but for ids."""
    pairs = enumerate(zip(recorded, now, strict=False))
    return next((at for at, (a, b) in pairs if a.whole != b.whole), min(len(recorded), len(now)))


def _paired(recorded: Sequence[Exchange], now: Sequence[Exchange]) -> Iterator[Pair]:
    best = _table(recorded, now)
    i = j = 0
    while i < len(recorded) or j < len(now):
        left = recorded[i] if i < len(recorded) else None
        right = now[j] if j < len(now) else None
        if left and right and best[i][j] == _likeness(left, right) + best[i + 1][j + 1]:
            pairs = _likeness(left, right) > 0
            yield from [(left, right)] if pairs else [(left, None), (None, right)]
            i, j = i + 1, j + 1
        elif left and (not right or best[i][j] == best[i + 1][j]):
            yield left, None
            i += 1
        else:
            yield None, right
            j += 1


def _table(recorded: Sequence[Exchange], now: Sequence[Exchange]) -> list[list[int]]:
    """The greatest likeness that can be had from each two places on."""
    best = [[0] * (len(now) + 1) for _ in range(len(recorded) + 1)]
    for i in reversed(range(len(recorded))):
        for j in reversed(range(len(now))):
            paired = _likeness(recorded[i], now[j]) + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return best


def _likeness(recorded: Exchange, now: Exchange) -> int:
    if recorded.shape != now.shape:
        return 0
    return 1 + 2 * (recorded.question == now.question) + (recorded.whole == now.whole)
