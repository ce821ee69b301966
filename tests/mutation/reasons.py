"""Why no test should notice some survivors; each is named by its module and what was changed."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

REASONS = Path(__file__).with_name("reasons.toml")


@cache
def reasons() -> dict[str, str]:
    """By survivor: why no test should notice it."""
    kept = tomllib.loads(REASONS.read_text("utf-8"))["reason"]
    return {survivor: each["why"] for each in kept for survivor in each["survivors"]}


def name_of(module: str, change: str) -> str:
    """What a survivor is called there, whatever line it stands in."""
    return f"{module}: {change}"
