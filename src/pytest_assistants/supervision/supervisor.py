"""Follows pytest through a session and keeps each track in step with its test or fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.report.tally import Tally
from pytest_assistants.settings import Mode
from pytest_assistants.supervision import participation, reports
from pytest_assistants.supervision.housekeeping import Housekeeping
from pytest_assistants.supervision.naming import hidden_name, names_of_tests
from pytest_assistants.supervision.pytest_internals import are_hidden
from pytest_assistants.supervision.refusals import AsFailures
from pytest_assistants.supervision.selectors import selection
from pytest_assistants.supervision.usage import UsageErrors

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from pytest_assistants.errors import Refusal
    from pytest_assistants.factories.ledger import Ledger
    from pytest_assistants.report.page.content import Case
    from pytest_assistants.session.environment import Environment
    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track
    from pytest_assistants.settings import AssistantsConfig, Settings
    from pytest_assistants.supervision.claims import Claims
    from pytest_assistants.supervision.cleaning import Cleaning
    from pytest_assistants.supervision.fixture_tracks import FixtureTracks

__tracebackhide__ = are_hidden  # what a fixture raises is its own
TRACK = pytest.StashKey["Track"]()


class Supervisor:
    """What the plugin's hooks and fixtures ask; one a pytest process."""

    def __init__(
        self,
        settings: Settings,
        *,
        environment: Environment,
        begin: Callable[[Tally], Session],
        cleaning: Cleaning,
    ) -> None:
        self.settings = settings
        self.environment = environment
        self._begin = begin
        self._session: Session | None = None
        self._opted: set[pytest.Item] = set()
        self._fixture_tracks: FixtureTracks | None = None
        self._problems: list[str] = []
        self._names: dict[pytest.Item, str] = {}
        self._plain: set[pytest.Item] = set()
        self._claims: Claims | None = None
        self.cleaning = cleaning
        self.tally = Tally()
        self._housekeeping = Housekeeping(settings, self.tally)

    @property
    def session(self) -> Session:
        """The session; it begins with the first need of it."""
        if self._session is None:
            self._session = self._begin(self.tally)
            self._session.start()
        return self._session

    def collected(self, items: list[pytest.Item], chosen: list[pytest.Item]) -> None:
        """Begin the session for the tests that opted in; ``items`` are all that were collected."""
        if self.settings.mode is Mode.REPLAY:  # elsewhere a test's cleanup is a fixture's
            self._plain.update(participation.plain(chosen))
        for item in chosen:
            with UsageErrors():
                participation.marker_of(item)
            if item not in self._plain:
                participation.put_first(item)
        self._opted.update(chosen)
        with UsageErrors():
            self._follow(chosen, self.session)
        self.cleaning.begin(chosen[0].config, self.session)
        self._housekeeping.follow(items, self._names)

    def around(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test's whole run; one that did not opt in sees the user's own environment."""
        if self._session is None or item in self._opted:
            return (yield)
        with self._session.recorder.aside(), self.environment.own():
            return (yield)

    def begin(self, item: pytest.Item) -> None:
        """A fresh track for an attempt at a test."""
        if item in self._opted:
            previous = item.stash.get(TRACK, None)
            if previous is not None:
                self.session.close(previous)
            item.stash[TRACK] = self.session.open(item.nodeid, **selection(item))

    def prepare(self, item: pytest.Item) -> None:
        """Equip the track of a test for which the user overrides nothing."""
        if item in self._plain:
            config, folder = self.settings.config, self.settings.cassette_dir
            self._equip(item, config, folder, self._names[item])

    def equip(
        self, request: pytest.FixtureRequest, config: AssistantsConfig, folder: Path, name: str
    ) -> Ledger:
        """Give the running test's track the user's configuration, if it has none; its ledger."""
        item = request.node
        if item not in self._plain:
            self._equip(item, config, folder, name)
        return self.track(item).ledger

    def cassette_name(self, item: pytest.Item) -> str:
        """The name of a test's cassette, unless the user gives another."""
        return self._names[item]

    def clean_up(self, item: pytest.Item) -> None:
        """Unmake what a test made."""
        self.session.clean_up(self.track(item), beside=self._up)

    def header(self) -> str:
        """The report's header line."""
        from pytest_assistants.report.lines import header  # noqa: PLC0415 - late on purpose

        return header(self.settings)

    def summary(self) -> Iterator[str]:
        """The lines of the summary section."""
        from pytest_assistants.report.lines import summary  # noqa: PLC0415 - late on purpose

        return summary(self.tally)

    def merge(self, counted: Mapping[str, Any]) -> None:
        """Add what a worker counted."""
        self.tally.merge(counted)

    def track(self, item: pytest.Item) -> Track:
        """The track of a test that opted in."""
        return item.stash[TRACK]

    def track_of_fixture(self, fixturedef: pytest.FixtureDef[Any]) -> Track | None:
        """The track of a wide fixture that is up."""
        return self._fixture_tracks.of(fixturedef) if self._fixture_tracks is not None else None

    def account(self, item: pytest.Item, case: Case) -> Case | None:
        """The case with what the test's track tells; None for a test that did not opt in."""
        track = item.stash.get(TRACK, None)
        accounts = self.session.accounts if track is not None else None
        return accounts.account(track, case) if track and accounts else None

    @property
    def redacted(self) -> Callable[[str], str] | None:
        """What cleans a text that may quote answers; None before anything was heard."""
        return self._session.knowledge.redacted if self._session is not None else None

    def end(self, item: pytest.Item) -> None:
        """The test's fixtures are torn down."""
        track = item.stash.get(TRACK, None)
        if track is not None:
            self.session.close(track)

    def fixture(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, object, object]:
        """A fixture's set-up; a wide one of a test that opted in has a track of its own."""
        tracks = self._fixture_tracks
        if tracks is None:
            return (yield)
        with AsFailures(fixturedef, request):
            if not tracks.is_tracked(fixturedef, request):
                return (yield)
            with tracks.during_setup(fixturedef, request):
                return (yield)

    def fixture_finished(self, fixturedef: pytest.FixtureDef[Any]) -> None:
        """A fixture is torn down: clean up behind it, write its cassette."""
        tracks = self._fixture_tracks
        track = tracks.take(fixturedef) if tracks is not None else None
        if tracks is not None and track is not None:
            self.session.clean_up(track, beside=tracks.up)
            self._problems += self._settled(track)

    def judged(
        self, item: pytest.Item, call: pytest.CallInfo[None], report: pytest.TestReport
    ) -> pytest.TestReport:
        """The report, with what the code under test may have hidden."""
        if self._session is None:
            return report
        track = item.stash.get(TRACK, None)
        refusals = self._session.conduct.take_refusals()
        if report.passed and call.when != "teardown" and not (refusals or self._problems):
            judged = report
            if track is not None:
                track.arm(on=call.when == "setup")
        else:
            judged = self._told(item, call, report, track, refusals)
        if item in self._opted:
            self.cleaning.clean_report(judged, item.config, track)
        return judged

    def _told(
        self,
        item: pytest.Item,
        call: pytest.CallInfo[None],
        report: pytest.TestReport,
        track: Track | None,
        refusals: Sequence[Refusal],
    ) -> pytest.TestReport:
        """The report of what went wrong, or of all, at the end of a test."""
        reports.without_our_frames(report, call.excinfo, root=item.config.rootpath)
        misses = [f"{type(one).__name__}: {one}" for one in refusals[:1]]
        problems, self._problems = self._problems, []
        if track is not None:  # else only wide fixtures that ended with this test are told of
            if misses or not report.passed:
                track.fail(excused=report.skipped and not misses)
            track.arm(on=call.when == "setup")
            if call.when == "teardown":
                problems += self._settled(track) or self.session.telling.unplayed(track)
                problems += self.session.telling.unmet(track)
            elif report.failed:
                told = self.session.telling.explanation(track)
                reports.explain(report, "why requests were refused", told)
                changed = self.session.changed(track)
                reports.explain(report, "what changed since the recording", changed)
        judged = reports.with_problems(reports.missed(report, misses), problems)
        if track is not None and judged.failed:
            reports.explain(judged, "the conversation", self.session.telling.conversation(track))
        if call.when == "teardown" and track is not None and self.session.accounts is None:
            del item.stash[TRACK]  # nobody asks what a test that is over has played
        return judged

    def finish(self, session: pytest.Session) -> None:
        """The last test is over."""
        self.stop()
        self._housekeeping.look(session)
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["assistants"] = self.tally.as_data()
            return
        if self.tally.sentences.get("strays") and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        self._housekeeping.conclude(session)

    def stop(self) -> None:
        """Take everything down, where an error kept the last test's end from being heard of."""
        if self._session is not None:
            self._session.stop()
        self.cleaning.close()

    @property
    def _up(self) -> tuple[Track, ...]:
        return self._fixture_tracks.up if self._fixture_tracks is not None else ()

    def _follow(self, chosen: list[pytest.Item], session: Session) -> None:
        """Name the cassettes of the tests that opted in, and follow their wide fixtures."""
        from pytest_assistants.supervision.fixture_tracks import FixtureTracks  # noqa: PLC0415 - late on purpose

        self._names = names_of_tests(chosen, known=session.knowledge)
        session.conduct.hold = self._housekeeping.hold
        self._fixture_tracks = FixtureTracks(
            session, environment=self.environment, opted=self._opted, names=self._names
        )

    def _equip(self, item: pytest.Item, config: AssistantsConfig, folder: Path, name: str) -> None:
        track, marker = self.track(item), participation.marker_of(item)
        named = str(marker.get("cassette") or name)
        hidden = hidden_name(item) if named == self._names.get(item) else None
        with UsageErrors():
            self.session.equip(
                track, config=config, marker=marker, folder=folder, name=named, recorded_as=hidden
            )
            if track.recording is not None and not track.verifies:
                self._claim(item, named if hidden is None else track.name)
        self.tally.inventory.met.add(item.nodeid)

    def _claim(self, item: pytest.Item, name: str) -> None:
        from pytest_assistants.supervision.claims import Claims  # noqa: PLC0415 - what replay never needs

        if self._claims is None:
            self._claims = Claims(one for one in item.session.items if one in self._opted)
        self._claims.claim(item, name)

    def _settled(self, track: Track) -> list[str]:
        """Judge a track that has ended, and write it if it deserves it."""
        verdict = self.session.telling.verdict(track)
        if verdict is not None:
            track.fail()
        unwritten = self.session.write(track)
        return [text for text in (verdict, unwritten) if text]
