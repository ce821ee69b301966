"""How a UUID is told from other texts."""

from __future__ import annotations

import re

UUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
UUID_LENGTH = 36
_WHOLE = re.compile(UUID)
_MAY_BE = re.compile(r"-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-")
_ESCAPED = re.compile(r"\\u00[2346]")


def is_uuid(text: str) -> bool:
    """Whether the whole text is one."""
    return len(text) == UUID_LENGTH and _WHOLE.fullmatch(text) is not None


def may_hold_uuid(text: str) -> bool:
    """Whether one may stand in the text, or as JSON may write it; which is told soon."""
    return ("-" in text and _MAY_BE.search(text) is not None) or may_spell_uuid(text)


def may_spell_uuid(text: str) -> bool:
    """Whether a text of JSON has characters of one under escapes."""
    return "\\" in text and _ESCAPED.search(text) is not None
