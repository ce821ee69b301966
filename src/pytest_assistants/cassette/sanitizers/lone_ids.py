"""Ids that stand by themselves in a sentence, and what is left of it without them."""

from __future__ import annotations

from pytest_assistants.cassette.pseudonyms import find_ids

_BEFORE = frozenset(("", *" \n'\"`("))
_BEHIND = frozenset(("", *" \n'\"`).,;:!?"))


def lone_ids(text: str) -> tuple[list[tuple[int, int]], str]:
    """Where they stand, and the rest; none where one of them is a part of something."""
    ids = [match.span() for match in find_ids(text) if not match["uuid"]]
    if not all(text[a - 1 : a] in _BEFORE and text[b : b + 1] in _BEHIND for a, b in ids):
        return [], text
    ends = [0, *(b for _, b in ids)]
    starts = [*(a for a, _ in ids), len(text)]
    return ids, "\n".join([text[a:b] for a, b in zip(ends, starts, strict=True)])
