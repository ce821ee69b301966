"""A word that is not known, and the known one that comes nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED = 20


def nearest(word: object, known: Iterable[str], *, alike: float = 0.4) -> str | None:
    """The known word that is spelled most alike; None below that share of equal letters."""
    from difflib import get_close_matches  # noqa: PLC0415 - asked for only when something is wrong

    near = get_close_matches(str(word), list(known), n=1, cutoff=alike)
    return near[0] if near else None


def unknown(kind: str, word: object, known: Iterable[str]) -> str:
    """``there is no operation 'runs.retreive'; did you mean 'runs.retrieve'?``."""
    words = list(known)
    near = nearest(word, words)
    hint = f"; did you mean {near!r}" if near else ""
    listed = f"; there are {', '.join(words)}" if len(words) <= _MOST_LISTED else ""
    return f"there is no {kind} {word!r}{hint}{listed}"
