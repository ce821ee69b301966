"""Ids that stand by themselves in a sentence, and what is left of it without them."""

from __future__ import annotations

from pytest_assistants.cassette.pseudonyms import find_ids

_BEFORE = frozenset(("", *" \n'\"`("))
_BEHIND = frozenset(("", *" \n'\"`).,;:!?"))


def lone_ids(text: str) -> tuple[list[tuple[int, int]], str]:
    """Where they stand, and the rest; none where one of them is a part of something."""
    ids = [match.span() for match in find_ids(text) if not match["uuid"]]
    rest: list[str] = []
    at = 0
    for start, end in ids:
        if text[start - 1 : start] not in _BEFORE or text[end : end + 1] not in _BEHIND:
            return [], text
        rest.append(text[at:start])
        at = end
    return ids, "\n".join([*rest, text[at:]])
