"""What a track has exchanged, held against its cassette; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.cassette import serializer
from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.cassette.wording.advice import compose
from pytest_assistants.drift import Difference, Kind, described, differences
from pytest_assistants.errors import CassetteError
from pytest_assistants.plurals import counted
from pytest_assistants.session.shelf import decoded
from pytest_assistants.settings import Settings, Upstream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.cassette.tracks.recording import Recording
    from pytest_assistants.session.telling import Telling
    from pytest_assistants.session.track import Track
    from pytest_assistants.wire import Interaction

MOST = 40
_VERSION = "request.query.api-version"


@dataclass(frozen=True, slots=True)
class Verifying:
    """Compares the conversations of a session with their recordings.

    Attributes:
        settings: what the session was asked for.
        telling: who counts what was found.
    """

    settings: Settings
    telling: Telling

    def verdict(self, track: Track, recording: Recording) -> str | None:
        """Why the track's test fails though its code passed; None if it does not.

        A test that failed by itself is not compared: it did not come to its end.
        """
        if track.failed:
            return None
        try:
            recorded = self._recorded(track)
            now = recording.sanitized(self.telling.knowledge.under(track.config))
        except CassetteError as error:
            return f"{type(error).__name__}: {error}"
        if recorded is None:
            return _missing(track) if now else None
        return self._compared(track, recorded, now)

    def explanation(self, track: Track, recording: Recording) -> str | None:
        """What differs in a test that failed before its end, as far as it came."""
        try:
            recorded = self._recorded(track) or ()
            now = recording.sanitized(self.telling.knowledge.under(track.config))
        except CassetteError:
            return None
        found = differences(recorded, now, profile=track.judgement.profile) if recorded else ()
        came = [one for one in found if one.now_at is not None and not self._is_ours(one)]
        return self.telling.knowledge.redacted("\n".join(described(came))) or None

    def _compared(
        self, track: Track, recorded: Sequence[Interaction], now: Sequence[Interaction]
    ) -> str | None:
        found = differences(recorded, now, profile=track.judgement.profile)
        words = [one for one in found if one.kind is Kind.WORDS]
        meant = [one for one in found if one.kind is not Kind.WORDS and not self._is_ours(one)]
        tally = self.telling.tally
        tally.count("said otherwise", len(words))
        tally.count("differing" if meant else "verified")
        return self.telling.knowledge.redacted(_differing(track, meant)) if meant else None

    def _recorded(self, track: Track) -> list[Interaction] | None:
        """What the cassette holds, sanitized whoever wrote it; None where there is none."""
        data = Persister(track.folder).read(track.name)
        if data is None:
            return None
        cassette = serializer.load(data, name=track.name, fallback=read_stock_cassette)
        table, known = Pseudonyms(track.name), self.telling.knowledge.under(track.config)
        return [
            sanitize(decoded(one), table=table, known=known, key=track.name)
            for one in cassette.interactions
        ]

    def _is_ours(self, one: Difference) -> bool:
        """Whether the placeholder environment made it: it supplies an api-version of its own."""
        emulated = self.settings.upstream is Upstream.EMULATOR
        return one.place == _VERSION and emulated and not self.settings.api_version_chosen


def _missing(track: Track) -> str:
    facts = [f"cassette     {track.shown_path}   (not recorded yet)"]
    verdict = f"no cassette to compare with, {track.shown_path}"
    return compose(verdict, facts, "To record it:", track.recording_command)


def _differing(track: Track, found: Sequence[Difference]) -> str:
    facts = list(described(found))
    if len(facts) > MOST:
        facts[MOST:] = [f"… and {len(facts) - MOST} lines more"]
    number = counted(len(found), "difference")
    verdict = f"what was exchanged differs from {track.shown_path}: {number}"
    return compose(verdict, facts, "If the change is meant, record again:", track.recording_command)
