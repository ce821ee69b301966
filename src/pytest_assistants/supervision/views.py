"""What a test sees of its cassette: where it is, and the values that were recorded with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.errors import CassetteError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_assistants.session.track import Track


@dataclass(frozen=True, slots=True)
class CassetteView:
    """What a test may know of its cassette.

    Attributes:
        path: where the file is, or will be.
        replaying: whether it answers in this run.
        recording: whether it is recorded in this run.
    """

    path: Path
    replaying: bool
    recording: bool


class Variables:
    """Values that are chosen while recording and given back in replay."""

    def __init__(self, track: Track) -> None:
        self._track = track

    def get_or_record(self, name: str, default: str | Callable[[], str]) -> str:
        """The recorded value; while recording, the default, which is then recorded.

        It stands in the cassette as it is, so it must be nothing secret.

        Raises:
            CassetteError: the cassette that is replayed holds no such value.
        """
        recorded = self._track.variables
        if name not in recorded and self._track.playback is not None:
            held = ", ".join(sorted(recorded)) or "none"
            raise CassetteError(
                f"{self._track.shown_path} holds no variable {name!r} (it holds {held}): "
                "record it again"
            )
        if name not in recorded:
            recorded[name] = default if isinstance(default, str) else default()
        return recorded[name]
