"""Sleeps between polls and before retries, which replay need not keep."""

from __future__ import annotations

import asyncio
import functools
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.interception.gate import Gate

Patch = tuple[object, str, object]


def patches(gate: Gate) -> Iterator[Patch]:
    """``time.sleep`` and ``asyncio.sleep``, and what modules imported from there by that name."""
    # By identity: a function of another library may claim to equal everything.
    for real, ours in (
        (time.sleep, _sleep(time.sleep, gate)),
        (asyncio.sleep, _sleep_async(asyncio.sleep, gate)),
    ):
        for module in list(sys.modules.values()):
            if getattr(module, "__dict__", {}).get("sleep") is real:
                yield module, "sleep", ours


def _sleep(real: Any, gate: Gate) -> Any:
    @functools.wraps(real)
    def sleep(seconds: Any, /) -> Any:
        if not gate.hurries():
            return real(seconds)
        real(min(seconds, 0))
        gate.slept(max(seconds, 0))
        return None

    return sleep


def _sleep_async(real: Any, gate: Gate) -> Any:
    @functools.wraps(real)
    async def sleep(delay: Any, result: Any = None) -> Any:
        if not gate.hurries():
            return await real(delay, result)
        gate.slept(max(delay, 0))
        # Of no length it still lets other tasks run.
        return await real(min(delay, 0), result)

    return sleep
