"""How a text about a cassette is laid out: a verdict, facts, and one command to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def compose(verdict: str, facts: Iterable[str], advice: str, command: str) -> str:
    """The whole text; its first line says it all, its last is the command."""
    lines = ["", *(f"  {fact}".rstrip() for fact in facts), "", f"  {advice}", f"    {command}"]
    return verdict + "\n" + "\n".join(lines)
