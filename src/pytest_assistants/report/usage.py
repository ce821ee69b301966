"""How many runs were begun, and the tokens that they took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.report.shown import shown
from pytest_assistants.wire import at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.wire import Interaction


@dataclass(frozen=True, slots=True)
class Usage:
    """Runs, and tokens of prompts and completions together."""

    runs: int = 0
    tokens: int = 0


def usage(exchanges: Iterable[Interaction]) -> Usage:
    """What the runs took that these exchanges began; each counts once, however often it is read."""
    tokens: dict[str, int] = {}
    for exchange in exchanges:
        for one in shown(exchange):
            key = str(one.get("id"))
            if one.get("object") != "thread.run":
                continue
            if key in tokens or exchange.request.method == "POST":
                total = at(one, "usage", "total_tokens")
                tokens[key] = max(tokens.get(key, 0), total if isinstance(total, int) else 0)
    return Usage(len(tokens), sum(tokens.values()))
