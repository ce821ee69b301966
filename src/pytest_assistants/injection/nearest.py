"""A word that is not known, in one sentence: what was said, what comes nearest, what there is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED = 20


def unknown(kind: str, word: object, known: Iterable[str]) -> str:
    """``there is no operation 'runs.retreive'; did you mean 'runs.retrieve'?``."""
    words = list(known)
    near = get_close_matches(str(word), words, n=1, cutoff=0.4)
    hint = f"; did you mean {near[0]!r}" if near else ""
    listed = f"; there are {', '.join(words)}" if len(words) <= _MOST_LISTED else ""
    return f"there is no {kind} {word!r}{hint}{listed}"
