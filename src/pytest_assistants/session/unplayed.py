"""What a test that passed has left unplayed in its cassette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.unplayed import count_unplayed, describe_unplayed
from pytest_assistants.settings import Unplayed

if TYPE_CHECKING:
    from pytest_assistants.cassette.tracks.answers import Entry
    from pytest_assistants.cassette.tracks.playback import Playback
    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track


def unplayed(track: Track, *, shelf: Shelf, tally: Tally) -> str | None:
    """Why the test fails; None where it does not, told in the summary if that is what is wanted.

    Raises:
        CassetteError: the test asked for nothing, and its cassette cannot be read.
    """
    if track.judgement.unplayed is Unplayed.IGNORE:
        return None
    playback = track.playback if track.opened else shelf.open(track.folder, track.name).playback
    left = _left(track, playback) if playback is not None else ()
    if playback is None or not left:
        return None
    number = len(playback.entries)
    if track.judgement.unplayed is Unplayed.WARN:
        tally.say("unplayed", [count_unplayed(left, of=number, cassette=track.shown_path)])
        return None
    return describe_unplayed(
        left, of=number, cassette=track.shown_path, command=track.recording_command
    )


def _left(track: Track, playback: Playback) -> tuple[Entry, ...]:
    """What was not played, less the deletions that the cleanup stands in for."""
    undone = {playback.form(entry.undo).path for entry in track.ledger.entries}
    return tuple(
        entry
        for entry in playback.unplayed
        if not (entry.form.method == "DELETE" and entry.form.path in undone)
    )
