"""A session of the kit: it opens tracks, closes them, and writes what deserves it."""

from __future__ import annotations

import contextlib
import functools
from functools import cached_property
from typing import TYPE_CHECKING

from pytest_assistants.cassette.bypass import Bypass
from pytest_assistants.cassette.interception import vcr_versions
from pytest_assistants.cassette.interception.installation import installed
from pytest_assistants.cassette.recorder import Recorder
from pytest_assistants.cassette.storage.names import explicit
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.session import own_rules, placing
from pytest_assistants.session.conduct import Conduct
from pytest_assistants.session.hosts import ApiHosts, is_loopback
from pytest_assistants.session.shelf import Shelf
from pytest_assistants.session.telling import Telling
from pytest_assistants.session.track import Track
from pytest_assistants.session.upstreams import Upstreams
from pytest_assistants.settings import (
    Mode,
    RecordMode,
    Settings,
    expected_rules,
)
from pytest_assistants.settings.judgement import judgement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.tracks.recording import Recording
    from pytest_assistants.factories.ledger import Leftover
    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.accounts import Accounts
    from pytest_assistants.session.budget import Budget
    from pytest_assistants.session.knowledge import Knowledge
    from pytest_assistants.settings import AssistantsConfig, Judgement


class Session:
    """What one pytest process does with the API, from the first fixture to the last."""

    def __init__(self, settings: Settings, *, knowledge: Knowledge, tally: Tally) -> None:
        self.settings = settings
        self.tally = tally
        self.knowledge = knowledge
        bypass = Bypass()
        self.upstreams = Upstreams(settings, bypass=bypass)
        self.shelf = Shelf(
            known=self._known,
            ignored_api_version=_unchosen_api_version(settings),
            anew=lambda: self._anew,
        )
        self.conduct = Conduct(
            shelf=self.shelf,
            knowledge=knowledge,
            tally=self.tally,
            upstreams=self.upstreams,
            budget=functools.cache(functools.partial(_budget, settings)),
        )
        self.telling = Telling(
            knowledge,
            self.shelf,
            tally,
            answers_are_real=not settings.placeholders,
            max_age=settings.max_age,
        )
        self.accounts = self._accounts() if settings.report is not None else None
        hosts = ApiHosts(endpoint=settings.config.endpoint, more=self._hosts)
        self._api = hosts
        self.recorder: Recorder[Track] = Recorder(
            self.accounts.watch if self.accounts is not None else self.conduct,
            bypass=bypass,
            is_api=hosts.is_api,
            is_placeholder=hosts.is_placeholder,
            is_refused=self._refuses,
            offline=settings.offline,
        )
        self._anew: set[str] = set()
        self._patches = contextlib.ExitStack()

    def start(self) -> None:
        """Put the patches up.

        Raises:
            SettingsError: the installed vcrpy lacks something that is borrowed from it.
        """
        settings, untried = self.settings, vcr_versions.untried()
        self.tally.say("vcrpy", [untried] if untried else [])
        self._patches.enter_context(
            installed(
                self.recorder,
                offline=settings.offline,
                fake_credentials=settings.placeholders,
                hurried=settings.placeholders,
                late=untried is None,
            )
        )

    def stop(self) -> None:
        """Take the patches down, stop the upstreams, tell of requests that belong to no test."""
        self._patches.close()
        self.recorder.close()
        strays = [*self.conduct.strays, *self.conduct.take_refusals()]
        self.tally.say("strays", [str(stray).partition("\n")[0] for stray in strays])
        self.tally.say("journal", self.upstreams.close())

    def open(self, node: str, *, selector: str = "", started: Path | None = None) -> Track:
        """A new track, current from now on."""
        track = self.new_track(node, selector=selector, started=started)
        self.recorder.push(track)
        return track

    def new_track(self, node: str, *, selector: str = "", started: Path | None = None) -> Track:
        """A new track, on the session's configuration until the user's own is known."""
        config = self.settings.config
        judged, folder = self._judgement(config, {}), self.settings.cassette_dir
        return Track(node, config, judged, folder, "", selector=selector, started=started)

    def equip(  # noqa: PLR0913 - each is something that the user said
        self,
        track: Track,
        *,
        config: AssistantsConfig,
        marker: Mapping[str, object],
        folder: Path,
        name: str,
        recorded_as: Callable[[], str] | None = None,
        anew: bool = False,
    ) -> None:
        """Give the track the user's configuration and its place.

        Args:
            track: the track.
            config: the user's configuration where it runs.
            marker: the keywords of its marker.
            folder: the cassette folder.
            name: the cassette's name below it.
            recorded_as: another name that it may have been recorded under.
            anew: whether it is recorded although its cassette is there.

        Raises:
            SettingsError: the configuration names what does not exist, or what cannot be used.
            UnsafeName: the name leaves the cassette folder.
        """
        own_rules.check(config)
        self.knowledge.declare(config.secrets)
        track.config = config
        track.judgement = self._judgement(config, marker)
        track.expected += expected_rules(marker) if marker else ()
        self._place(track, folder, explicit(name), recorded_as)
        self._assign(track, anew=anew)
        track.keeps_time = bool(marker.get("wait"))
        _order_faults(track, marker.get("fault"))

    def _assign(self, track: Track, *, anew: bool) -> None:
        """Say who answers the track, and whether what is said is recorded."""
        track.plays = self._plays(track) and not anew
        if anew:
            self._anew.add(track.name)
        track.is_real = track.is_live = not self.settings.placeholders
        track.verifies = self.settings.mode is Mode.VERIFY
        if track.verifies or (self.settings.mode is Mode.RECORD and not track.plays):
            track.recording = _recording(track.name)

    def clean_up(self, track: Track, *, beside: Iterable[Track] = ()) -> None:
        """Unmake what the track made, nothing in replay; ``beside`` are the fixtures still up."""
        if track.plays:
            return
        self.recorder.settle(track)
        if track.recording is not None:
            track.recording.parents = tuple(one.recording for one in beside if one.recording)
        self._tell(track.ledger.close(self.upstreams.send))

    def close(self, track: Track) -> None:
        """No more requests go to this track."""
        self.recorder.remove(track)

    def write(self, track: Track) -> str | None:
        """Write the track's cassette, or hold it against what is there; why it fails, or None."""
        self.recorder.settle(track)
        if track.recording is None:
            return None
        if track.verifies:
            from pytest_assistants.session.verifying import Verifying  # noqa: PLC0415 - only in this mode

            return Verifying(self.settings, self.telling).verdict(track, track.recording)
        from pytest_assistants.session.storing import Storing  # noqa: PLC0415 - what replay hardly ever needs

        return Storing(self.settings, self.telling).store(track, track.recording)

    def changed(self, track: Track) -> str | None:
        """What differs from the cassette of a track that is verified and failed, or None."""
        self.recorder.settle(track)
        if track.recording is None or not track.verifies:
            return None
        from pytest_assistants.session.verifying import Verifying  # noqa: PLC0415 - only in this mode

        return Verifying(self.settings, self.telling).explanation(track, track.recording)

    def _accounts(self) -> Accounts:
        """Who tells a page what is seen from now on."""
        from pytest_assistants.session.accounts import Accounts  # noqa: PLC0415 - only for a page
        from pytest_assistants.session.watching import Watch  # noqa: PLC0415 - the same

        return Accounts(self.knowledge, self.shelf, Watch(self.conduct, shelf=self.shelf))

    def _judgement(self, config: AssistantsConfig, marker: Mapping[str, object]) -> Judgement:
        """How a test is judged; most say nothing of their own."""
        if marker or config is not self.settings.config:
            return judgement(self.settings, config, marker)
        return self._usual_judgement

    @cached_property
    def _usual_judgement(self) -> Judgement:
        return judgement(self.settings, self.settings.config, {})

    def _place(
        self, track: Track, folder: Path, name: str, recorded_as: Callable[[], str] | None
    ) -> None:
        """Say where its cassette is, to the track and to whoever asks what nobody plays."""
        replays = self.settings.mode is Mode.REPLAY
        placing.place(track, folder, name, recorded_as=recorded_as, replays=replays)
        track.place = self.tally.inventory.note_named(folder, track.name)

    def _plays(self, track: Track) -> bool:
        if self.settings.mode is not Mode.RECORD:
            return self.settings.mode is Mode.REPLAY
        missing_only = self.settings.record_mode is RecordMode.MISSING
        return missing_only and Persister(track.folder).holds(track.name)

    def _tell(self, leftovers: Sequence[Leftover]) -> None:
        self.tally.say("leftovers", [str(leftover) for leftover in leftovers])

    def _known(self) -> KnownValues:
        """What a request of the current track is cleared of."""
        current = self.recorder.current
        return self.knowledge.under(current.config if current else self.settings.config)

    def _hosts(self) -> tuple[str, ...]:
        current = self.recorder.current
        return (current.config if current else self.settings.config).hosts

    def _refuses(self, host: str) -> bool:
        if not self.settings.placeholders or is_loopback(host):
            return False
        return (self.settings.offline and self.settings.block_all) or self._api.is_host(host)


def _budget(settings: Settings) -> Budget:
    from pytest_assistants.session.budget import Budget  # noqa: PLC0415 - what replay never spends

    return Budget(settings.allowance)


def _order_faults(track: Track, ordered: object) -> None:
    if ordered is None:
        return
    from pytest_assistants.injection.reading import faults_of  # noqa: PLC0415 - few tests order any
    from pytest_assistants.session import faulting  # noqa: PLC0415 - the same

    faulting.order(track, faults_of(ordered))


def _recording(name: str) -> Recording:
    from pytest_assistants.cassette.tracks.recording import Recording  # noqa: PLC0415 - what replay never needs

    return Recording(name)


def _unchosen_api_version(settings: Settings) -> str | None:
    """The placeholder's api-version, which replay must not insist on."""
    return None if settings.api_version_chosen else settings.config.api_version
