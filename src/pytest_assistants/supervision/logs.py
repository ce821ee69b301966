"""What pytest writes of log records at once, to the terminal and to a file, made clean."""

from __future__ import annotations

import contextlib
import logging
import os
from typing import TYPE_CHECKING

from pytest_assistants.supervision.pytest_internals import live_log_handlers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    Clean = Callable[[str], str]


class CleanFormatter(logging.Formatter):
    """Formats as the handler's own does, and cleans the line; the record stays as others see it."""

    def __init__(self, handler: logging.Handler, clean: Clean) -> None:
        super().__init__()
        self.own = handler.formatter or logging.Formatter()
        self._handler = handler
        self._clean = clean

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what must not be shown."""
        line = self.own.format(record)
        return line if _is_for_nobody(self._handler) else self._clean(line)


@contextlib.contextmanager
def clean_logs(config: pytest.Config, clean: Clean) -> Iterator[None]:
    """While the block runs, pytest's log file and its live log hold only what was cleaned.

    What a test asks ``caplog`` for is as it was logged, and so is what any other handler sees.
    """
    formatters = [
        (handler, CleanFormatter(handler, clean)) for handler in live_log_handlers(config)
    ]
    for handler, formatter in formatters:
        handler.setFormatter(formatter)
    try:
        yield
    finally:
        for handler, formatter in formatters:
            if handler.formatter is formatter:
                handler.setFormatter(formatter.own)


def _is_for_nobody(handler: logging.Handler) -> bool:
    """Without a log file, pytest writes one all the same, to nowhere."""
    return getattr(getattr(handler, "stream", None), "name", None) == os.devnull
