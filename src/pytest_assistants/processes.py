"""Whether a process still lives."""

from __future__ import annotations

import os

_IS_POSIX = os.name == "posix"


def is_alive(pid: int) -> bool | None:
    """Whether there is such a process; None where one cannot ask without harm."""
    if not _IS_POSIX:
        return None
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
