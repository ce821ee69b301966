"""How often something is looked at until it is as wanted, and how long between two looks."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, TypeVar

from pytest_assistants.contract.limits import limit
from pytest_assistants.errors import RunEndedOtherwise

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

T = TypeVar("T")

_FIRST: Final = 0.05
_LONGEST: Final = 2.0


def pauses() -> Iterator[float]:
    """Seconds between looks: none at first, then longer and longer, as long as a run may live."""
    left, pause = float(limit("run.expiry").maximum or 0), 0.0
    while left >= pause:
        yield pause
        left -= pause
        pause = min(max(_FIRST, pause * 2), _LONGEST)


def waited_for(first: T, *, over: Callable[[T], bool], again: Callable[[T], T], what: str) -> T:
    """The first value that is over: the given one, or one of those that ``again`` makes of it.

    Raises:
        RunEndedOtherwise: none was in time.
    """
    value = first
    for pause in pauses():
        if over(value):
            return value
        # By its module's name, so that replay can shorten it.
        time.sleep(pause)
        value = again(value)
    raise RunEndedOtherwise(_too_long(what))


async def async_waited_for(
    first: T, *, over: Callable[[T], bool], again: Callable[[T], Awaitable[T]], what: str
) -> T:
    """The awaited twin of ``waited_for``."""
    value = first
    for pause in pauses():
        if over(value):
            return value
        await _sleep(pause)
        value = await again(value)
    raise RunEndedOtherwise(_too_long(what))


def _too_long(what: str) -> str:
    return f"{what} was waited for during {limit('run.expiry').maximum} seconds, and did not end"


async def _sleep(seconds: float) -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        # Another event loop, such as trio's; anyio comes with httpx.
        import anyio  # noqa: PLC0415 - late, since almost nobody needs it

        await anyio.sleep(seconds)
    else:
        await asyncio.sleep(seconds)
