"""A number with its noun."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """``1 test``, ``2,000 tests``, ``0 tests``; ``many`` where it does not end with an s."""
    return f"{number:,} {noun(number, one, many)}"


def noun(number: int, one: str, many: str = "") -> str:
    """The noun alone, as it stands behind that number."""
    return one if number == 1 else many or f"{one}s"
