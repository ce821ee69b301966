"""The hooks that follow pytest from test to test, in a run in which a test opted in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.supervision.pytest_internals import are_hidden
from pytest_assistants.supervision.threshold import supervisor_of

if TYPE_CHECKING:
    import warnings
    from collections.abc import Generator

    from pytest_assistants.supervision.supervisor import Supervisor

__tracebackhide__ = are_hidden  # what a fixture raises is its own
_NAME = "assistants-following"


def register(config: pytest.Config) -> None:
    """Follow this run, once."""
    if not config.pluginmanager.has_plugin(_NAME):
        following = _Following(config)
        config.pluginmanager.register(following, _NAME)
        config.pluginmanager.register(_Preparation(following), f"{_NAME}-preparation")


class _Following:
    """Tells the supervisor of each step of each test."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @cached_property
    def supervisor(self) -> Supervisor:
        """The run's supervisor, looked up once: it is asked a dozen times a test."""
        return supervisor_of(self._config)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """No file of tests is imported yet."""
        self.supervisor.cleaning.before_collection(self._config)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Leave a test that did not opt in alone."""
        return (yield from self.supervisor.around(item))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, None, None]:
        """Begin the test's track: a fresh one for each attempt."""
        self.supervisor.begin(item)
        yield

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, None, None]:
        """End the test's track once its fixtures are torn down."""
        try:
            yield
        finally:
            self.supervisor.end(item)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, object, object]:
        """Give a wide fixture a track of its own."""
        return (yield from self.supervisor.fixture(fixturedef, request))

    def pytest_fixture_post_finalizer(self, fixturedef: pytest.FixtureDef[Any]) -> None:
        """End a wide fixture's track."""
        self.supervisor.fixture_finished(fixturedef)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let the report tell misses and violations, whatever the code under test made of them."""
        report = yield
        return self.supervisor.judged(item, call, report)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Come before whoever writes a report of the whole run."""
        self.supervisor.cleaning.conclude(self._config)

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage, when: str) -> None:
        """Show nothing secret of what a test's warning quotes."""
        if when == "runtest":
            self.supervisor.cleaning.clean_warning(warning_message)


class _Preparation:
    """Comes when it is known that the test is not skipped, and before its first fixture."""

    def __init__(self, following: _Following) -> None:
        self._following = following

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give the test's track its place."""
        self._following.supervisor.prepare(item)
