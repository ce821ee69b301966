"""How long ago a cassette was recorded, and whether that is too long."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.session.track import Track


def today() -> date:
    """The day, everywhere the same."""
    return datetime.now(tz=UTC).date()


def is_old(recorded: date | None, *, max_age: int | None) -> bool:
    """Whether it was recorded more than so many days ago; so is what has no date."""
    if max_age is None:
        return False
    return recorded is None or (today() - recorded).days > max_age


def describe_age(track: Track, *, max_age: int | None) -> Iterator[str]:
    """One line for a cassette that was played and is too old; of one without a date nothing."""
    if track.recorded is not None and is_old(track.recorded, max_age=max_age):
        days = (today() - track.recorded).days
        yield f"{track.shown_path}: on {track.recorded}, {days} days ago"
