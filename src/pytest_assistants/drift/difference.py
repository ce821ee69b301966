"""One difference of meaning, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a difference is."""

    EXCHANGE_ADDED = "exchange added"
    EXCHANGE_REMOVED = "exchange removed"
    EXCHANGE_MOVED = "exchange moved"
    STATUS = "status"
    HEADER = "header"
    FIELD_ADDED = "field added"
    FIELD_REMOVED = "field removed"
    TYPE = "type"
    VALUE = "value"
    WORDS = "words"
    LIMIT = "limit exceeded"


@dataclass(frozen=True, slots=True)
class Difference:
    """What was recorded, and what is now.

    Attributes:
        kind: what differs; WORDS is what a model chose to say, which differs by its nature.
        request: method and path of the exchange.
        recorded_at: its number in the recording, from 1; None where it is not there.
        now_at: its number in the conversation of now; None where it is not there.
        place: which field, ``response.body.status``; empty where the whole exchange is meant.
        recorded: the recorded value, as JSON and shortened.
        now: the value of now.
    """

    kind: Kind
    request: str
    recorded_at: int | None
    now_at: int | None
    place: str = ""
    recorded: str = ""
    now: str = ""
