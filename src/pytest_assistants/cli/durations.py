"""How long, as people write it: ``30m``, ``12h``, ``1d``."""

from __future__ import annotations

import argparse
import re

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def seconds(text: str) -> int:
    """The duration in seconds; raises ArgumentTypeError."""
    match = re.fullmatch(r"(\d+)([smhdw])", text)
    if match is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no duration: write a whole number and s, m, h, d or w, such as 1d."
        )
    return int(match[1]) * _SECONDS[match[2]]
