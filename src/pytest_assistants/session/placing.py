"""Where a track's cassette is: under its name, or another that it was recorded under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.storage.names import twin
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import CassetteError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_assistants.session.track import Track


def place(
    track: Track,
    folder: Path,
    name: str,
    *,
    recorded_as: Callable[[], str] | None,
    replays: bool,
) -> None:
    """Give the track its place, and in replay what stands there; raises UnsafeName."""
    persister = Persister(folder)
    if replays:
        track.stored = _stored(persister, name)
    if track.stored is None:
        name = _settled(persister, name, recorded_as)
    track.folder, track.name = folder, name


def _stored(persister: Persister, name: str) -> bytes | None:
    """The file of that name; None where there is none, or none that can be read now."""
    try:
        return persister.read(name)
    except CassetteError:  # which whoever plays it is told
        return None


def _settled(persister: Persister, name: str, recorded_as: Callable[[], str] | None) -> str:
    """The name, or another under which there is a cassette while there is none under this.

    That is a twin's, where a test whose name differs by case alone was recorded too.
    """
    if persister.holds(name):
        return name
    other = recorded_as() if recorded_as is not None else name
    named = other if other != name and persister.holds(other) else name
    return twin(name) if named == name and persister.holds(twin(name)) else named
