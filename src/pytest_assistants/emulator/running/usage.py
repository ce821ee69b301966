"""Tokens: counted in words, and answered as the service answered them at the time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json

_PIECE = re.compile(r"\s*\S{1,12}")
_DETAILS: Mapping[str, Json] = {
    "prompt_token_details": {"cached_tokens": 0},
    "completion_tokens_details": {"reasoning_tokens": 0},
}


def pieces(text: str) -> list[str]:
    """A text word by word, each with the space before it; joined they are the text again.

    A long word, or a text that knows no spaces, falls into pieces too.
    """
    found = _PIECE.findall(text)
    rest = text[sum(map(len, found)) :]
    return [*found, rest] if rest else found


def counted(prompt: int, completion: int) -> Json:
    """The figures of a step or a run."""
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }


def summed(one: Json | None, other: Json | None) -> Json:
    """The figures of both together; None counts as nothing."""
    nothing = counted(0, 0)
    return {name: (one or nothing)[name] + (other or nothing)[name] for name in nothing}


def shown(figures: Json | None, call: Call) -> Json | None:
    """The figures as answered: with what was added over the years."""
    if figures is None or not call.observed:
        return figures
    return fields.shown({**figures, **_DETAILS}, "usage", call)
