"""vcr's loggers, which tell requests and responses as they are, say nothing meanwhile."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """No record of vcr reaches a handler, whatever level or handler anyone sets."""
    known = logging.root.manager.loggerDict
    names = [name for name in known if name == "vcr" or name.startswith("vcr.")]
    loggers = [logging.getLogger(name) for name in names]
    for logger in loggers:
        # A filter stays where logging.config would enable a disabled logger again.
        logger.addFilter(_nothing)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False
