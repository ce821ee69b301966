"""What a test that passed has left unplayed in its cassette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.errors import CassetteError
from pytest_assistants.report.inventory import place
from pytest_assistants.settings import Reaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.cassette.tracks.answers import Entry
    from pytest_assistants.cassette.tracks.playback import Playback
    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track


def unplayed(track: Track, *, shelf: Shelf, tally: Tally) -> Iterator[str]:
    """Why the test fails, if it does; told in the summary if that is what is wanted."""
    if not track.plays:
        return
    cassette = track.place or place(track.folder, track.name)
    # A client that gave up for a fault leaves the rest on purpose.
    if track.failed or track.struck or track.judgement.unplayed is Reaction.IGNORE:
        tally.inventory.note_spare(cassette, ())
        return
    try:
        playback = _playback(track, shelf)
    except CassetteError as error:
        yield f"{type(error).__name__}: {error}"
        return
    if playback is None:
        return
    left = _uncleaned(track, playback, playback.unplayed)
    spare = _uncleaned(track, playback, playback.spare) if left else ()
    tally.inventory.note_spare(cassette, [entry.position for entry in spare])
    if not left:
        return
    from pytest_assistants.cassette.wording.unplayed import (  # noqa: PLC0415 - what few tests need
        count_unplayed,
        describe_unplayed,
    )

    number, shown = len(playback.entries), track.shown_path
    if track.judgement.unplayed is Reaction.WARN:
        tally.say("unplayed", [count_unplayed(left, of=number, cassette=shown)])
    else:
        command = track.recording_command
        yield describe_unplayed(left, of=number, cassette=shown, command=command)


def left_unplayed(track: Track, *, shelf: Shelf) -> tuple[Entry, ...]:
    """What a test left that passed and cares; of a cassette that cannot be read, nothing."""
    if track.failed or not track.plays or track.judgement.unplayed is Reaction.IGNORE:
        return ()
    try:
        playback = _playback(track, shelf)
    except CassetteError:
        return ()
    return _uncleaned(track, playback, playback.unplayed) if playback is not None else ()


def _playback(track: Track, shelf: Shelf) -> Playback | None:
    """What answered the test; or what would have, if it asked for nothing."""
    if track.opened:
        return track.playback
    return shelf.open(track.folder, track.name, stored=track.stored).playback


def _uncleaned(track: Track, playback: Playback, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """These, less the deletions that the cleanup stands in for."""
    if not entries:  # as in most tests, and what the exchanges made need not be read
        return ()
    undone = {playback.form(entry.undo).path for entry in track.ledger.entries}
    return tuple(
        entry
        for entry in entries
        if not (entry.form.method == "DELETE" and entry.form.path in undone)
    )
