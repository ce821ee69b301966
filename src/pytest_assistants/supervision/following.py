"""The hooks that follow pytest from test to test, in a run in which a test opted in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.supervision.threshold import supervisor_of

if TYPE_CHECKING:
    from collections.abc import Generator

_NAME = "assistants-following"


def register(config: pytest.Config) -> None:
    """Follow this run, once."""
    if not config.pluginmanager.has_plugin(_NAME):
        config.pluginmanager.register(sys.modules[__name__], _NAME)
        config.pluginmanager.register(_Preparation(), f"{_NAME}-preparation")


class _Preparation:
    """Comes when it is known that the test is not skipped, and before its first fixture."""

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give the test's track its place."""
        supervisor_of(item.config).prepare(item)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Leave a test that did not opt in alone."""
    with supervisor_of(item.config).around(item):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Begin the test's track: a fresh one for each attempt."""
    supervisor_of(item.config).begin(item)
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """End the test's track once its fixtures are torn down."""
    try:
        yield
    finally:
        supervisor_of(item.config).end(item)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Give a wide fixture a track of its own."""
    with supervisor_of(request.config).fixture(fixturedef, request):
        return (yield)


def pytest_fixture_post_finalizer(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> None:
    """End a wide fixture's track."""
    supervisor_of(request.config).fixture_finished(fixturedef)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the report tell misses and violations, whatever the code under test made of them."""
    report = yield
    return supervisor_of(item.config).judged(item, call, report)
