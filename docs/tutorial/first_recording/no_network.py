"""A pytest plugin: every connection and every look-up of a host fails, and is counted."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ATTEMPTS = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Refuse from here on."""
    attempts = config.stash[ATTEMPTS] = []
    refuse = _refusing(attempts)
    for owner, name in (
        (socket, "getaddrinfo"),
        (socket.socket, "connect"),
        (socket.socket, "connect_ex"),
        (socket.socket, "sendto"),
    ):
        setattr(owner, name, refuse)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how often anyone tried."""
    terminalreporter.line(f"no network: {len(config.stash[ATTEMPTS])} attempts refused")


def _refusing(attempts: list[str]) -> Callable[..., NoReturn]:
    def refuse(*target: object, **_: object) -> NoReturn:
        attempts.append(repr(target))
        raise OSError(f"there is no network in this run: {target}")

    return refuse
