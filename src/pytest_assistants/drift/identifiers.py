"""Identifiers in two conversations: which stands for which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.stand_ins import LONE_STAND_IN

if TYPE_CHECKING:
    from pytest_assistants.cassette.matchers.unification import Bindings

_KIND = re.compile(r"[a-z]+[_-](?![0-9a-f]{4}-)")


def masked(text: str) -> str:
    """The text with each pseudonym replaced by its kind: ``asst_*``, ``deployment-*``.

    A UUID that stands alone counts as one: the client may draw it anew.
    """
    return LONE_STAND_IN.sub(_masked, text)


def same_but_for_ids(recorded: str, now: str, *, bindings: Bindings) -> bool:
    """Whether the texts are equal if their pseudonyms stand for one another, here as before."""
    if masked(recorded) != masked(now):
        return False
    pairs = zip(LONE_STAND_IN.findall(recorded), LONE_STAND_IN.findall(now), strict=True)
    return all(bindings.bind(left, right) for left, right in pairs)


def _masked(found: re.Match[str]) -> str:
    kind = _KIND.match(found[0])
    return f"{kind[0] if kind else ''}*"
