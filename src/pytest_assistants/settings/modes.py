"""What a session can do, and what it can do it with: the words of the command line."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """What a session does with the API."""

    REPLAY = "replay"
    RECORD = "record"
    LIVE = "live"
    EMULATE = "emulate"
    VERIFY = "verify"


class RecordMode(StrEnum):
    """Which of the selected tests are recorded."""

    ALL = "all"
    MISSING = "missing"


class Upstream(StrEnum):
    """Who answers below the cassette."""

    LIVE = "live"
    EMULATOR = "emulator"


class Validation(StrEnum):
    """What a violation of the contract does to a test."""

    ERROR = "error"
    WARN = "warn"
    OFF = "off"


class Reaction(StrEnum):
    """What is done about what nobody plays: an interaction of a test's cassette, or a cassette."""

    FAIL = "fail"
    WARN = "warn"
    IGNORE = "ignore"
