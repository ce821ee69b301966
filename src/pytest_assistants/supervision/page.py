"""Gathers what a page shows while pytest runs, and writes it; there only if a page is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.errors import MissingExtra
from pytest_assistants.report.page.content import Case, Page, Topic
from pytest_assistants.report.page.facts import MOST_LINES, counts, facts, topics
from pytest_assistants.report.page.gathering import Gathering
from pytest_assistants.report.page.handing import handed, received
from pytest_assistants.supervision.phases import Phases

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from pytest_assistants.supervision.supervisor import Supervisor

CASES = "assistants_cases"  # the name under which a report carries them to the controller
OUTPUT = "assistants_page"
_LOST = "???"  # what pytest-xdist says instead of a phase where a worker was lost
_PHASES = pytest.StashKey[Phases]()


def begin_page(
    config: pytest.Config, supervisor: Supervisor, path: Path, *, clean: Callable[[str], str]
) -> None:
    """Follow this run for a page; ``clean`` is for what no session of this process has cleaned.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    if find_spec("jinja2") is None:
        raise MissingExtra("--assistants-report", "report")
    config.pluginmanager.register(PageOfRun(supervisor, path, clean), "assistants-report")


class PageOfRun:
    """The hooks that a page needs; in a worker of pytest-xdist they only hand over."""

    def __init__(self, supervisor: Supervisor, path: Path, clean: Callable[[str], str]) -> None:
        self._supervisor = supervisor
        self._path = path
        self._clean = clean
        self._gathering = Gathering()
        self._ended_fixtures: list[str] = []
        self._topics: dict[str, list[str]] = {}
        self._remarks: list[str] = []
        self._problem: str | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """What stands there from now on does not look like this run's outcome."""
        if not _is_worker(session.config):
            self._write(finished=False)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let the last report of a test carry its case."""
        report = yield
        if call.when == "setup":
            item.stash[_PHASES] = Phases()
        phases = item.stash[_PHASES]
        phases.add(report)
        if call.when == "teardown":
            case = self._supervisor.account(item, phases.case(item.nodeid))
            told = [handed(case)] if case is not None else []
            setattr(report, CASES, [*told, *self._ended_fixtures])
            self._ended_fixtures.clear()
        return report

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_post_finalizer(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, None, None]:
        """A wide fixture that ended is a case of its own, told with the test that ended it."""
        track = self._supervisor.track_of_fixture(fixturedef)
        yield
        accounts = self._supervisor.session.accounts if track is not None else None
        if track is not None and accounts is not None:
            file, name = track.node.partition("::")[0], fixturedef.argname
            outcome = "error" if track.failed else "passed"
            case = Case(f"{file}::{name}", outcome, scope=fixturedef.scope)
            told = accounts.account(track, case)
            if told.exchanges or told.went_wrong:
                self._ended_fixtures.append(handed(told))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what this process or a worker tells of a test."""
        for text in getattr(report, CASES, ()):
            self._gathering.add(received(text))
        if report.when == _LOST:
            failure = self._clean(str(report.longrepr))
            self._gathering.add(Case(self._clean(report.nodeid), "crashed", failure=failure))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take what a worker says at its end; one that says nothing was lost."""
        output = getattr(node, "workeroutput", {})
        if OUTPUT not in output:
            name = node.gateway.id
            self._remarks.append(
                f"The worker {name} was lost ({error or 'it said nothing at its end'}): what it "
                "counted is missing here, and so may be what it told last."
            )
        for title, lines in output.get(OUTPUT, {}).items():
            known = self._topics.setdefault(title, [])
            known += [line for line in lines if line not in known]

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(
        self, session: pytest.Session, exitstatus: int
    ) -> Generator[None, None, None]:
        """The last test is over, and the supervisor has told its last."""
        yield
        told = {topic.title: list(topic.lines) for topic in self._told()}
        if _is_worker(session.config):
            session.config.workeroutput[OUTPUT] = told  # type: ignore[attr-defined]  # of pytest-xdist
            return
        self._topics |= told
        self._remarks += _remarks(session, exitstatus)
        self._write(finished=True)
        if self._problem is not None and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Where the page is, or why there is none."""
        told = self._problem or f"the page of this run: {self._path}"
        terminalreporter.write_sep("-", told)

    def _told(self) -> list[Topic]:
        """What the summary tells, as far as this process knows how to clean it."""
        sentences = self._supervisor.tally.sentences
        clean = self._supervisor.redacted
        return topics(sentences, clean) if clean is not None else []

    def _write(self, *, finished: bool) -> None:
        from pytest_assistants.report.page.rendering import rendered  # noqa: PLC0415 - not in workers
        from pytest_assistants.report.page.writing import written  # noqa: PLC0415 - the same

        cases = self._gathering.cases
        page = Page(
            finished=finished,
            written=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
            facts=facts(self._supervisor.settings),
            counts=counts(self._supervisor.tally.counts, cases) if finished else (),
            cases=cases,
            topics=tuple(
                Topic(title, tuple(lines[:MOST_LINES])) for title, lines in self._topics.items()
            ),
            remarks=tuple(self._remarks),
        )
        self._problem = written(self._path, rendered(page))


def _remarks(session: pytest.Session, exitstatus: int) -> list[str]:
    """What cut the run short."""
    if exitstatus == pytest.ExitCode.INTERRUPTED:
        return ["The run was interrupted: tests may be missing here."]
    stopped = session.shouldfail or session.shouldstop
    return [f"The run ended early: {stopped}."] if stopped else []


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
