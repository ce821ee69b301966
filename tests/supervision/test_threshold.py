"""Where nobody opted in nothing is resolved, nothing followed, and the environment is as it was."""

from __future__ import annotations

import http.client
import os
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants import plugin
from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.report import lines
from pytest_assistants.session.environment import placeholders_of
from pytest_assistants.settings import RawOptions, resolve
from pytest_assistants.supervision import threshold
from pytest_assistants.supervision.gaps import CRASHED, DESELECTED, UNCOLLECTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.supervision.conftest import Items

OPTIONS = [
    "record",
    "record_mode",
    "upstream",
    "live",
    "emulate",
    "validate",
    "unplayed",
    "verify",
    "orphans",
    "prune",
    "report",
    "max_runs",
    "max_tokens",
]
SILENT = {f"assistants_{name}": None for name in OPTIONS}
VARIABLES = ("AZURE_OPENAI_ENDPOINT", "OPENAI_API_VERSION", "AZURE_OPENAI_AD_TOKEN")


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    for name in VARIABLES:
        os.environ.pop(name, None)


def _config(ini: Mapping[str, object] | None = None, **options: object) -> Any:
    values = ini or {}
    return SimpleNamespace(
        stash=pytest.Stash(),
        option=Namespace(**{**SILENT, **options}),
        getoption=lambda name, default=None: {**SILENT, **options}.get(name, default),
        getini=values.get,
        rootpath=Path("/r"),
    )


def _enter(config: Any) -> None:
    told = threshold.is_told(config, ini=["assistants_api_version", "assistants_auto"])
    threshold.enter(config, told=told)


def test_a_run_that_says_nothing_is_as_if_all_had_been_resolved() -> None:
    config, before = _config(), dict(os.environ)
    settings = resolve(RawOptions(), before, rootdir=Path("/r"))
    _enter(config)
    assert threshold.supervisor_if_any(config) is None
    assert os.environ == before | placeholders_of(settings, before)
    assert threshold.header(config) == lines.header(settings)
    assert not threshold.collected(config, [], auto=False)
    assert os.environ == before


def test_a_supervisor_that_comes_late_knows_the_users_own_environment() -> None:
    os.environ["AZURE_OPENAI_ENDPOINT"] = "https://mine.test"
    config = _config()
    _enter(config)
    supervisor = threshold.supervisor_of(config)
    assert supervisor.settings.config.endpoint == "https://mine.test"
    assert os.environ["AZURE_OPENAI_ENDPOINT"] == PLACEHOLDER_ORIGIN
    assert threshold.supervisor_of(config) is supervisor
    threshold.leave(config)
    assert os.environ["AZURE_OPENAI_ENDPOINT"] == "https://mine.test"


@pytest.mark.parametrize(
    ("ini", "option", "version"),
    [
        ({"assistants_api_version": "v9"}, {}, None),
        ({}, {"assistants_validate": "loudly"}, None),
        ({}, {}, "v9"),
    ],
)
def test_what_is_said_is_resolved_at_once(
    ini: dict[str, object], option: dict[str, object], version: str | None
) -> None:
    if version is not None:
        os.environ["OPENAI_API_VERSION"] = version
    config, before = _config(ini, **option), dict(os.environ)
    with pytest.raises(pytest.UsageError, match=r"v9|loudly"):
        _enter(config)
    threshold.leave(config)
    assert os.environ == before


def test_a_mode_has_its_own_header_and_environment() -> None:
    config, before = _config(assistants_live=True), dict(os.environ)
    os.environ["AZURE_OPENAI_ENDPOINT"] = before["AZURE_OPENAI_ENDPOINT"] = "https://mine.test"
    _enter(config)
    assert threshold.header(config).startswith("assistants: live")
    assert os.environ == before


def test_a_test_of_two_cassettes_is_a_usage_error(items: Items) -> None:
    source = "import pytest\n@pytest.mark.vcr\n@pytest.mark.assistants\ndef test_x(): pass"
    with pytest.raises(pytest.UsageError, match="only one of two cassettes can hear it"):
        threshold.collected(_config(), [*items(source).values()], auto=False)


def test_what_was_patched_is_as_it_was_though_nobody_heard_of_the_end(items: Items) -> None:
    own, config = http.client.HTTPSConnection, _config()
    _enter(config)
    source = "import pytest\n@pytest.mark.assistants\ndef test_x(): pass"
    assert threshold.collected(config, [*items(source).values()], auto=False)
    assert http.client.HTTPSConnection is not own
    threshold.leave(config)
    assert http.client.HTTPSConnection is own


def test_nobody_takes_part_where_tests_and_fixtures_are_planned_alone(items: Items) -> None:
    own, config = http.client.HTTPSConnection, _config(setupplan=True)
    _enter(config)
    source = "import pytest\n@pytest.mark.assistants\ndef test_x(): pass"
    assert not threshold.collected(config, [*items(source).values()], auto=True)
    assert http.client.HTTPSConnection is own


def test_what_is_left_out_is_known_to_a_supervisor_that_comes_late() -> None:
    config = _config()
    _enter(config)
    plugin.pytest_testnodedown(SimpleNamespace(config=config), None)
    threshold.leave_out(config, DESELECTED)
    assert threshold.supervisor_if_any(config) is None
    inventory = threshold.supervisor_of(config).tally.inventory
    threshold.leave_out(config, UNCOLLECTED)
    assert {*inventory.gaps} == {CRASHED, DESELECTED, UNCOLLECTED}


def test_a_worker_in_which_nobody_opted_in_counted_nothing() -> None:
    config = _config()
    plugin.pytest_testnodedown(SimpleNamespace(config=config, workeroutput={}), None)
    assert threshold.supervisor_if_any(config) is None
