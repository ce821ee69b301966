"""Ids in a text: those of refusals too, and those that stand by themselves in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import find_ids
from pytest_assistants.cassette.sanitizers.findings import Finding

if TYPE_CHECKING:
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

_TRACE = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")

_BEFORE = frozenset(("", *" \n'\"`("))
_BEHIND = frozenset(("", *" \n'\"`).,;:!?"))


def ids_in(text: str, *, table: Pseudonyms, in_error: bool) -> list[Finding]:
    """Every id; GUIDs and traces only where they name an account (``in_error``)."""
    ids = [match for match in find_ids(text) if in_error or not match["uuid"]]
    found = [Finding(*match.span(), table.of(match[0])) for match in ids]
    if in_error and not found:
        traces = _TRACE.finditer(text)
        return [Finding(*one.span(), table.token("value", one[0])) for one in traces]
    return found


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
