"""What a cassette holds: its head and its interactions, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pytest_assistants.wire import Interaction

FORMAT = 1
MAX_NODES = 2_000_000
KEY = b"interactions:"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a cassette comes from; stands under ``metadata.assistants``.

    ``upstream`` is ``live``, ``emulator`` or ``unknown``; ``sanitizer`` the version of the rules
    the recording went through; ``variables`` the recorded environment variables as pseudonyms;
    ``recorded`` the day on which the service was heard, of which the emulator has none; ``judged``
    the stamp of what was judged when it was recorded.
    """

    upstream: str
    api_versions: tuple[str, ...] = ()
    sanitizer: int = 0
    variables: tuple[tuple[str, str], ...] = ()
    judged: str = ""
    format: int = FORMAT
    recorded: date | None = None


@dataclass(frozen=True, slots=True)
class Cassette:
    """Recorded interactions in order; without a head it was written by stock vcrpy."""

    interactions: tuple[Interaction, ...]
    head: Head | None = None


def interactions_of(data: bytes) -> bytes:
    """Of a cassette's bytes those that its interactions stand in."""
    return data.partition(b"\n" + KEY)[2]
