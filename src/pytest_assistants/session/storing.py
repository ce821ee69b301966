"""From a track that has ended to its cassette, or to the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION
from pytest_assistants.cassette.serializer import Cassette, Head, laid_out
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import CassetteError
from pytest_assistants.session import own_rules
from pytest_assistants.session.age import today
from pytest_assistants.session.environment import variable_placeholder
from pytest_assistants.session.stamping import stamped
from pytest_assistants.session.writing import write
from pytest_assistants.settings import Upstream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants.cassette.tracks.recording import Recording
    from pytest_assistants.session.telling import Telling
    from pytest_assistants.session.track import Track
    from pytest_assistants.settings import Settings
    from pytest_assistants.wire import Interaction


@dataclass(frozen=True, slots=True)
class Storing:
    """Writes the cassettes of a session.

    Attributes:
        settings: what the session was asked for.
        telling: who tells what was written, what was not, and what was let through.
    """

    settings: Settings
    telling: Telling

    def store(self, track: Track, recording: Recording) -> str | None:
        """Write the track's cassette if it deserves one; why it could not be, or None."""
        tally = self.telling.tally
        try:
            if track.failed and not (track.excused and _is_new(track)):
                self._tell_unwritten(track)
                return None
            written = self._write(track, recording)
        except CassetteError as error:
            tally.say("refused", [str(error)])
            return f"{type(error).__name__}: {error}"
        if written is not None:
            tally.count("written" if written else "unchanged")
            tally.withdraw("refused", _unwritten(track))  # of an attempt before, if there was one
        return None

    def _write(self, track: Track, recording: Recording) -> bool | None:
        known = self.telling.knowledge.under(track.config)
        interactions = recording.sanitized(known)
        if not interactions:
            return None
        self._tell_exemptions(track, interactions)
        shelf = replace(self.telling.shelf, known=lambda: known)
        cassette = Cassette(interactions, self._head(interactions, track.variables))
        laid = laid_out(interactions)
        return write(
            stamped(cassette, profile=track.judgement.profile, laid=laid),
            laid=laid,
            name=track.name,
            persister=Persister(track.folder),
            known=known,
            playback_of=lambda played: shelf.playback(track.name, played),
            max_age=self.settings.max_age,
        )

    def _tell_unwritten(self, track: Track) -> None:
        if track.exchanges:
            self.telling.tally.say("refused", [_unwritten(track)])

    def _tell_exemptions(self, track: Track, interactions: Sequence[Interaction]) -> None:
        """Which exempt values stand in what was recorded, and which are not let through."""
        knowledge = self.telling.knowledge
        let_through = knowledge.under(track.config).let_through
        for exemption in track.config.exemptions:
            shown = knowledge.redacted(str(exemption))
            if exemption.value not in let_through:
                refused = f"{shown}; not let through, since it is declared secret"
                self.telling.say("exemptions", [refused], track)
            elif own_rules.stands_in(exemption.value, interactions):
                self.telling.tally.let_through(shown)

    def _head(self, interactions: Sequence[Interaction], chosen: Mapping[str, str]) -> Head:
        named = {name: variable_placeholder(name) for name in self.settings.variables}
        versions = {one.request.parameter("api-version") for one in interactions}
        return Head(
            upstream=self.settings.upstream.value,
            api_versions=tuple(sorted(version for version in versions if version)),
            sanitizer=SANITIZER_VERSION,
            variables=tuple(sorted({**named, **chosen}.items())),
            recorded=today() if self.settings.upstream is Upstream.LIVE else None,
        )


def _is_new(track: Track) -> bool:
    """Whether no cassette stands there, which a test that did not pass must leave alone."""
    return not Persister(track.folder).holds(track.name)


def _unwritten(track: Track) -> str:
    return f"{track.name}: its test did not pass; what stood there is untouched"
