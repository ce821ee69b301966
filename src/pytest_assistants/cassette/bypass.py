"""The kit's own requests: they go below the recorder, thread by thread."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Bypass:
    """Whether the running thread speaks for the kit itself."""

    def __init__(self) -> None:
        self._own = threading.local()

    @property
    def active(self) -> bool:
        """True while this thread is inside ``open``."""
        return getattr(self._own, "active", False)

    @contextlib.contextmanager
    def open(self) -> Iterator[None]:
        """This thread's requests pass every gate until the block ends."""
        self._own.active = True
        try:
            yield
        finally:
            self._own.active = False
