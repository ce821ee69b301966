"""Ids of parameters, which name cassettes: nothing is lost there by doubt."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_strong
from pytest_assistants.cassette.uuids import UUID

# What joins a value to others: ``user-396-53-3326-eu``.
_WORDS_BEFORE = re.compile("^(?:[A-Za-z]{1,16}[-_])+")
_WORDS_BEHIND = re.compile("(?:[-_](?:[A-Za-z]{1,16}|[0-9]))+$")
_SIGN = re.compile(r"[!@#$%^&*]")
_DRAWN = re.compile(f"[0-9A-Fa-f]{{32}}|{UUID}")


def looks_secret(parameter_id: str) -> bool:
    """Whether a rule fires, or a machine drew it: then it may be a key, and says nothing."""
    bare = _WORDS_BEFORE.sub("", parameter_id)
    readings = {parameter_id, bare, *(_WORDS_BEHIND.sub("", one) for one in (parameter_id, bare))}
    if _DRAWN.search(parameter_id) or any(any(found_by_shape(look_at(one))) for one in readings):
        return True
    return is_strong(parameter_id) and _SIGN.search(parameter_id) is not None
