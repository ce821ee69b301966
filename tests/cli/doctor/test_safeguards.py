"""A safeguard that is broken is told by the doctor, so its checks can fail."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pytest_assistants.cli.doctor import canary as planting
from pytest_assistants.cli.doctor import interception as catching
from pytest_assistants.cli.doctor.canary import catch_canary
from pytest_assistants.cli.doctor.check import State
from pytest_assistants.cli.doctor.interception import intercept
from pytest_assistants.cli.doctor.versions import ABSENT, installed_versions
from pytest_assistants.wire import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


def test_both_nets_catch_the_catch_canary() -> None:
    assert catch_canary().state is State.OK


def test_sanitizers_that_let_keys_through_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planting, "sanitize", lambda one, **_: one)
    found = catch_canary()
    assert (found.state, found.message) == (
        State.FAILED,
        "the sanitizers missed a known value; the sanitizers missed the shape of a key",
    )


def test_a_leak_check_that_finds_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planting, "leaks_in", lambda *_, **__: ())
    found = catch_canary()
    assert (found.state, found.message) == (
        State.FAILED,
        "the leak check missed a known value; the leak check missed the shape of a key",
    )


def test_requests_are_intercepted_without_a_network() -> None:
    found = intercept()
    assert (found.state, found.message) == (
        State.OK,
        "requests of http.client and httpx are intercepted",
    )


def test_requests_that_are_let_out_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextlib.contextmanager
    def nothing(*_: object, **__: object) -> Iterator[None]:
        yield

    monkeypatch.setattr(catching, "installed", nothing)
    monkeypatch.setattr(catching, "PLACEHOLDER_HOST", "127.0.0.1:1")
    monkeypatch.setattr(catching, "PLACEHOLDER_ORIGIN", "http://127.0.0.1:1")
    found = intercept()
    assert (found.state, found.message) == (
        State.FAILED,
        "requests of http.client and httpx were let out",
    )


def test_the_watchman_lets_nothing_out() -> None:
    watch = catching._Answering()
    request = Request("GET", "https://h/openai/assistants")
    assert str(watch.stray(request)) == "<Request GET /openai/assistants, 0 bytes> was not answered"
    assert str(watch.blocked("doctor", "h")) == "doctor opened a socket to h"
    watch.slept("doctor", 1.0)
    watch.heard("doctor", 1, request, watch.answer("doctor", request))


def test_a_package_that_is_absent_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pytest_assistants.cli.doctor.versions.PACKAGES", ("no-such-package",))
    assert installed_versions()["no-such-package"] == ABSENT
