"""From pytest's config to a supervisor: options read once, the environment set once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from pytest_assistants.session.environment import Environment, placeholders_of
from pytest_assistants.settings import Mode, RawOptions, Settings, resolve
from pytest_assistants.supervision.cleaning import Cleaning
from pytest_assistants.supervision.pytest_internals import SET_UP_ALONE
from pytest_assistants.supervision.supervisor import Supervisor
from pytest_assistants.supervision.usage import UsageErrors

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.knowledge import Knowledge
    from pytest_assistants.session.session import Session


def configured(
    config: pytest.Config, *, own: dict[str, str], environment: Environment | None
) -> Supervisor:
    """The supervisor for what the user said, and for the user's own environment variables.

    The placeholder environment is set, unless ``environment`` is given, which is in force.

    Raises:
        pytest.UsageError: one sentence on what cannot be used.
    """
    with UsageErrors():
        settings = resolve(raw_options(config), own, rootdir=config.rootpath)
    placed = environment or Environment(os.environ, placeholders_of(settings, own))
    replays = settings.mode is Mode.REPLAY
    supervisor = Supervisor(
        settings,
        environment=placed,
        begin=lambda tally: _session(settings, own, tally),
        cleaning=Cleaning(None if replays else lambda: _early_clean(settings, own)),
    )
    if settings.report is not None:
        from pytest_assistants.supervision.page import begin_page  # noqa: PLC0415 - only for a page

        with UsageErrors():
            clean = _knowledge(settings, own).redacted
            begin_page(config, supervisor, settings.report, clean=clean)
    if environment is None:
        placed.set()
    return supervisor


def _session(settings: Settings, own: dict[str, str], tally: Tally) -> Session:
    from pytest_assistants.session.session import Session  # noqa: PLC0415 - only once a test opted in

    return Session(settings, knowledge=_knowledge(settings, own), tally=tally)


def _early_clean(settings: Settings, own: dict[str, str]) -> Callable[[str], str]:
    """What cleans a text before a session has begun."""
    knowledge = _knowledge(settings, own)
    return knowledge.without_secrets if settings.placeholders else knowledge.redacted


def _knowledge(settings: Settings, own: dict[str, str]) -> Knowledge:
    from pytest_assistants.session.knowledge import Knowledge  # noqa: PLC0415 - late on purpose

    return Knowledge(own, names=settings.secret_names)


def raw_options(config: pytest.Config) -> RawOptions:
    """The command line and the ini file as pytest has read them."""
    option, worker = config.getoption, getattr(config, "workerinput", {})
    return RawOptions(
        record=option("assistants_record"),
        record_mode=option("assistants_record_mode"),
        upstream=option("assistants_upstream"),
        live=option("assistants_live"),
        emulate=option("assistants_emulate"),
        verify=option("assistants_verify"),
        validate=option("assistants_validate"),
        unplayed=option("assistants_unplayed"),
        orphans=option("assistants_orphans"),
        prune=option("assistants_prune"),
        max_runs=option("assistants_max_runs"),
        max_tokens=option("assistants_max_tokens"),
        report=option("assistants_report"),
        setup_only=any(option(name, False) for name in SET_UP_ALONE),  # noqa: FBT003 - as pytest names it
        ini_validate=_ini(config, "validate"),
        ini_profile=_ini(config, "profile"),
        ini_api_version=_ini(config, "api_version"),
        ini_model=_ini(config, "model"),
        ini_cassette_dir=_ini(config, "cassette_dir"),
        ini_hosts=tuple(_ini(config, "hosts") or ()),
        ini_variables=tuple(_ini(config, "variables") or ()),
        ini_secrets=tuple(_ini(config, "secrets") or ()),
        ini_block=_ini(config, "block"),
        ini_auto=bool(_ini(config, "auto")),
        ini_strict=bool(_ini(config, "strict")),
        ini_unplayed=_ini(config, "unplayed"),
        ini_orphans=_ini(config, "orphans"),
        ini_max_age=_ini(config, "max_age"),
        ini_max_runs=_ini(config, "max_runs"),
        ini_max_tokens=_ini(config, "max_tokens"),
        worker=int(worker.get("workerid", "gw0").removeprefix("gw")),
        workers=worker.get("workercount", 1),
    )


def _ini(config: pytest.Config, name: str) -> Any:
    return config.getini(f"assistants_{name}") or ""
