"""Ids of parameters, which name cassettes: nothing is lost there by doubt."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_strong

_SIGN = re.compile(r"[!@#$%^&*]")
_DRAWN = re.compile("[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def looks_secret(parameter_id: str) -> bool:
    """Whether a rule fires, or a machine drew it: then it may be a key, and says nothing."""
    if any(found_by_shape(look_at(parameter_id))) or _DRAWN.search(parameter_id):
        return True
    return is_strong(parameter_id) and _SIGN.search(parameter_id) is not None
