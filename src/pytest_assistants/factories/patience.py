"""How often something is looked at until it is as wanted, and how long between two looks."""

from __future__ import annotations

import asyncio
import itertools
import time
from typing import TYPE_CHECKING, Final

from pytest_assistants.contract.limits import limit
from pytest_assistants.errors import RunEndedOtherwise

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

_FIRST: Final = 0.05
_LONGEST: Final = 2.0


def pauses() -> Iterator[float]:
    """Seconds between looks: none at first, then longer and longer, as long as a run may live."""
    left = float(limit("run.expiry").maximum or 0)
    yield 0.0
    for doubled in itertools.count():
        pause = min(_FIRST * 2**doubled, _LONGEST)
        left -= pause
        if left < 0:
            return
        yield pause


def looks(what: str) -> Iterator[None]:
    """One turn a look, with a pause before each but the first.

    Raises:
        RunEndedOtherwise: nobody stopped looking in time.
    """
    for pause in pauses():
        # By its module's name, so that replay can shorten it.
        time.sleep(pause)
        yield
    raise RunEndedOtherwise(_too_long(what))


async def async_looks(what: str) -> AsyncIterator[None]:
    """The awaited twin of ``looks``."""
    for pause in pauses():
        await _sleep(pause)
        yield
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
