"""A value as texts about cassettes show it: as JSON, cut to a width."""

from __future__ import annotations

import json

WIDTH = 60
ABSENT = object()
"""Stands where one side has no such field."""


def shown_value(value: object) -> str:
    """At most WIDTH characters."""
    if value is ABSENT:
        return "(absent)"
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
