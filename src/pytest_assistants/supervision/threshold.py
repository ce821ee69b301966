"""A pytest run before any test opted in, which is all that most runs ever see of the kit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.session.environment import Environment, placeholders
from pytest_assistants.settings.names import (
    DEFAULT_API_VERSION,
    DEFAULT_FOLDER,
    DEFAULT_MODE,
    DEFAULT_PROFILE,
    VERSION_VARIABLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.supervision.supervisor import Supervisor

SUPERVISOR = pytest.StashKey["Supervisor"]()
_OWN = pytest.StashKey[dict[str, str]]()
_ENVIRONMENT = pytest.StashKey[Environment]()
_GAPS = pytest.StashKey[list[str]]()


def is_told(config: pytest.Config, *, ini: Iterable[str]) -> bool:
    """Whether an option, an ini value or the environment says anything, which may be wrong."""
    options = vars(config.option).items()
    return (
        any(value for name, value in options if name.startswith("assistants_"))
        or any(config.getini(name) for name in ini)
        or bool(os.environ.get(VERSION_VARIABLE))
    )


def enter(config: pytest.Config, *, told: bool) -> None:
    """Set the placeholder environment; what the user said, if anything, is resolved at once.

    Raises:
        pytest.UsageError: one sentence on what cannot be used.
    """
    config.stash[_OWN] = dict(os.environ)
    if told:
        supervisor_of(config)
        return
    values = placeholders(os.environ, api_version=DEFAULT_API_VERSION)
    environment = config.stash[_ENVIRONMENT] = Environment(os.environ, values)
    environment.set()


def leave(config: pytest.Config) -> None:
    """Nothing of the kit stays, in the environment or in libraries."""
    supervisor = supervisor_if_any(config)
    if supervisor is not None:
        supervisor.stop()
    if _ENVIRONMENT in config.stash:
        config.stash[_ENVIRONMENT].restore()


def supervisor_of(config: pytest.Config) -> Supervisor:
    """The run's supervisor; it is made when it is first asked for.

    Raises:
        pytest.UsageError: one sentence on what cannot be used.
    """
    if SUPERVISOR not in config.stash:
        from pytest_assistants.supervision.configuration import configured  # noqa: PLC0415 - only where it is needed

        environment = config.stash.get(_ENVIRONMENT, None)
        made = configured(config, own=config.stash[_OWN], environment=environment)
        config.stash[_ENVIRONMENT] = made.environment
        for gap in config.stash.get(_GAPS, ()):
            made.tally.inventory.leave_out(gap)
        config.stash[SUPERVISOR] = made
    return config.stash[SUPERVISOR]


def supervisor_if_any(config: pytest.Config) -> Supervisor | None:
    """The run's supervisor, if there was need of it."""
    return config.stash.get(SUPERVISOR, None)


def leave_out(config: pytest.Config, gap: str) -> None:
    """Note why the run does not speak for the whole suite, for whoever may want to know."""
    supervisor = supervisor_if_any(config)
    if supervisor is None:
        config.stash.setdefault(_GAPS, []).append(gap)
    else:
        supervisor.tally.inventory.leave_out(gap)


def header(config: pytest.Config) -> str:
    """The report's header line."""
    supervisor = supervisor_if_any(config)
    if supervisor is not None:
        return supervisor.header()
    from pytest_assistants.report.heading import heading  # noqa: PLC0415 - only where it is shown

    return heading(DEFAULT_MODE, profile=DEFAULT_PROFILE, folder=DEFAULT_FOLDER)


def collected(config: pytest.Config, items: list[pytest.Item], *, auto: bool) -> bool:
    """See who opted in; whether anyone did, so that pytest must be followed from test to test.

    Raises:
        pytest.UsageError: one sentence on what a test cannot ask for.
    """
    planned = getattr(config.option, "setupplan", False)  # no fixture is set up, no test is run
    chosen = _opted(items, auto=auto) if items and not planned else []
    if not chosen:
        leave(config)
        return False
    supervisor_of(config).collected(items, chosen)
    return True


def _opted(items: list[pytest.Item], *, auto: bool) -> list[pytest.Item]:
    from pytest_assistants.errors import AssistantsError  # noqa: PLC0415 - only where there are tests
    from pytest_assistants.supervision import participation  # noqa: PLC0415 - the same

    try:
        return participation.opted(items, auto=auto)
    except AssistantsError as error:
        raise pytest.UsageError(str(error)) from None
