"""What in a cassette may stand for another value: placeholders, and UUIDs as they were sent."""

from __future__ import annotations

import re

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER, is_pseudonym
from pytest_assistants.cassette.uuids import UUID, is_uuid, may_hold_uuid

STAND_IN: re.Pattern[str] = re.compile(
    rf"{PLACEHOLDER.pattern}|(?<![0-9A-Za-z]){UUID}(?![0-9A-Za-z])"
)
# The same, of UUIDs only those that are a whole text or a whole string of JSON.
LONE_STAND_IN: re.Pattern[str] = re.compile(rf'{PLACEHOLDER.pattern}|(?<![^"]){UUID}(?![^"\\])')
# A string of JSON, or of JSON in a string of JSON, and so on, that is nothing else.
_ALONE = re.compile(rf'"({UUID})\\*"')


def is_as_sent(text: str) -> bool:
    """Whether this is a UUID that stands for nothing but itself."""
    return is_uuid(text) and not is_pseudonym(text)


def uuids_alone(text: str) -> set[str]:
    """The UUIDs as they were sent that are a whole string of JSON, however deep."""
    return set(filter(is_as_sent, _ALONE.findall(text))) if may_hold_uuid(text) else set()
