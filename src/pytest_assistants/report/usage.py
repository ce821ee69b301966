"""How many runs were begun, and the tokens that they took."""

from __future__ import annotations

from dataclasses import dataclass, field
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


_KIND = "thread.run"
_RUN = _KIND.encode()


@dataclass(slots=True)
class Meter:
    """What the runs took that these exchanges began; each counts once, however often it is read."""

    _tokens: dict[str, int] = field(default_factory=dict)

    def add(self, exchange: Interaction) -> None:
        """Read the runs that the answer shows; those that others began are passed over."""
        if _RUN not in exchange.response.body:  # as in most answers
            return
        for one in shown(exchange):
            key = str(one.get("id"))
            if one.get("object") != _KIND:
                continue
            if key in self._tokens or exchange.request.method == "POST":
                total = at(one, "usage", "total_tokens")
                taken = total if isinstance(total, int) else 0
                self._tokens[key] = max(self._tokens.get(key, 0), taken)

    @property
    def usage(self) -> Usage:
        """What was taken so far."""
        return Usage(len(self._tokens), sum(self._tokens.values()))


def usage(exchanges: Iterable[Interaction]) -> Usage:
    """What the runs took that these exchanges began."""
    meter = Meter()
    for exchange in exchanges:
        meter.add(exchange)
    return meter.usage
