"""A thread that a refusal ends, ends quietly: the track tells it, once."""

from __future__ import annotations

import functools
import threading
from typing import Any

from pytest_assistants.errors import Refusal

Patch = tuple[object, str, object]


def patches() -> tuple[Patch, ...]:
    """What is told of a thread's error, but for refusals."""
    return ((threading, "excepthook", _quiet(threading.excepthook)),)


def _quiet(real: Any) -> Any:
    @functools.wraps(real)
    def excepthook(args: Any, /) -> Any:
        return None if issubclass(args.exc_type, Refusal) else real(args)

    return excepthook
