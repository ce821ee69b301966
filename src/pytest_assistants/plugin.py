"""Pytest's door: options, ini values, the marker and the hooks. It decides nothing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from pytest_assistants.supervision.supervisor import Supervisor

FIXTURES = (
    "pytest_assistants.fixtures.kit",
    "pytest_assistants.fixtures.things",
    "pytest_assistants.fixtures.async_things",
)
MARKER = (
    "assistants(*, cassette=None, validate='error'|'warn'|'off', "
    "profile='documented'|'observed', strict=False, expect=(), "
    "unplayed='fail'|'warn'|'ignore', wait=False, fault=()): "
    "this test talks to the Assistants API: play or record its cassette, judge its exchanges, "
    "clean up what it creates. Every keyword is optional; unknown ones are refused."
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options and ini values, all with the prefix assistants."""
    group = parser.getgroup("assistants", "Azure OpenAI Assistants API: record, replay, validate")
    for option, values, text in _OPTIONS:
        if values:
            group.addoption(option, metavar=values, help=text)
        else:
            group.addoption(option, action="store_true", default=False, help=text)
    for name, kind, text in _INI:
        parser.addini(name, text, type=kind, default=None)


_OPTIONS: tuple[tuple[str, str, str], ...] = (
    (
        "--assistants-record",
        "",
        (
            "record the selected tests anew from AZURE_OPENAI_ENDPOINT; cassettes are written "
            "only for tests that pass"
        ),
    ),
    (
        "--assistants-record-mode",
        "{all,missing}",
        (
            "with --assistants-record: record all selected tests (default), or only those "
            "without a cassette"
        ),
    ),
    (
        "--assistants-upstream",
        "{live,emulator}",
        "with --assistants-record or --assistants-verify: who answers (default: live)",
    ),
    ("--assistants-live", "", "talk to AZURE_OPENAI_ENDPOINT; neither play nor record"),
    ("--assistants-emulate", "", "talk to the built-in emulator; neither play nor record"),
    (
        "--assistants-verify",
        "",
        (
            "talk to AZURE_OPENAI_ENDPOINT; a test fails if what was exchanged differs by meaning "
            "from its cassette; nothing is written"
        ),
    ),
    (
        "--assistants-validate",
        "{error,warn,off}",
        "what a violation of the documented contract does to a test (default: error)",
    ),
    (
        "--assistants-unplayed",
        "{fail,warn,ignore}",
        (
            "in replay: what interactions do to a test that were recorded and never played "
            "(default: warn)"
        ),
    ),
    (
        "--assistants-orphans",
        "{fail,warn,ignore}",
        "what cassettes that no test plays do to a run of the whole suite (default: warn)",
    ),
    (
        "--assistants-prune",
        "",
        (
            "after a whole run in which all passed: move away cassettes that no test plays, and "
            "take out of cassettes what their tests did not ask for"
        ),
    ),
    (
        "--assistants-max-runs",
        "NUMBER",
        "recording, verifying or live: refuse to begin more runs than this",
    ),
    (
        "--assistants-max-tokens",
        "NUMBER",
        "recording, verifying or live: begin and continue no run once so many tokens are spent",
    ),
    (
        "--assistants-report",
        "FILE.html",
        "write a page that shows each test's exchanges, conversations and findings",
    ),
)


_INI: tuple[tuple[str, Any, str], ...] = (
    ("assistants_auto", "bool", "every test takes part, without marker or fixture"),
    ("assistants_api_version", "string", "the api-version of the kit's clients"),
    ("assistants_block", "string", "api: refuse only the API offline (default); all: everything"),
    ("assistants_cassette_dir", "string", "the cassette folder, below the rootdir (cassettes)"),
    ("assistants_hosts", "args", "further host names that serve the API"),
    ("assistants_max_age", "string", "tell of cassettes recorded more than so many days ago: 180d"),
    ("assistants_max_runs", "string", "how many runs a recording or a live run may begin"),
    ("assistants_max_tokens", "string", "after how many tokens they begin and continue no run"),
    ("assistants_model", "string", "the deployment that factories name (gpt-4o)"),
    ("assistants_orphans", "string", "fail, warn (default) or ignore"),
    ("assistants_profile", "string", "documented (default) or observed"),
    ("assistants_secrets", "args", "environment variables whose values must never be written"),
    ("assistants_strict", "bool", "notes of the contract count as violations"),
    ("assistants_unplayed", "string", "fail, warn (default) or ignore"),
    ("assistants_validate", "string", "error (default), warn or off"),
    ("assistants_variables", "args", "environment variables to record under a placeholder"),
)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Register marker and fixtures, read what the user said, set the placeholder environment."""
    from pytest_assistants.supervision import unrewritten  # noqa: PLC0415 - not at import

    unrewritten.begin(config)
    from pytest_assistants.supervision import threshold  # noqa: PLC0415 - the same

    for name in FIXTURES:
        config.pluginmanager.register(import_module(name), name)
    config.addinivalue_line("markers", MARKER)
    told = threshold.is_told(config, ini=[name for name, *_ in _INI])
    if told:
        _follow(config)
    threshold.enter(config, told=told)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Restore the environment."""
    from pytest_assistants.supervision import threshold  # noqa: PLC0415 - not at import

    threshold.leave(config)


def pytest_report_header(config: pytest.Config) -> str:
    """One line: mode, profile, folder."""
    from pytest_assistants.supervision import threshold  # noqa: PLC0415 - not at import

    return threshold.header(config)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Look for no tests among cassettes."""
    from pytest_assistants.supervision import uncollected  # noqa: PLC0415 - not at import

    return uncollected.is_left_out(collection_path, config) or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """See which tests opted in, before any is deselected."""
    from pytest_assistants.supervision import threshold  # noqa: PLC0415 - not at import

    if threshold.collected(config, items, auto=bool(config.getini("assistants_auto"))):
        _follow(config)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """See whether all could be collected."""
    report = yield
    if report.failed:
        from pytest_assistants.supervision import gaps, threshold  # noqa: PLC0415 - not at import

        threshold.leave_out(collector.config, gaps.UNCOLLECTED)
    return report


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """See that not all tests run."""
    from pytest_assistants.supervision import gaps, threshold  # noqa: PLC0415 - not at import

    for item in items[:1]:
        threshold.leave_out(item.config, gaps.DESELECTED)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take the patches down; a request that belongs to no test fails the session."""
    supervisor = _supervisor_if_any(session.config)
    if supervisor is not None:
        supervisor.finish(session)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """One section, only if there is news."""
    supervisor = _supervisor_if_any(config)
    for number, line in enumerate(supervisor.summary() if supervisor is not None else ()):
        if number == 0:
            terminalreporter.section("assistants")
        terminalreporter.line(line)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:  # noqa: ARG001 - xdist's signature
    """Add what a worker of pytest-xdist counted."""
    from pytest_assistants.supervision import gaps, threshold  # noqa: PLC0415 - not at import

    output = getattr(node, "workeroutput", None)
    if output is None:  # it crashed
        threshold.leave_out(node.config, gaps.CRASHED)
    elif "assistants" in output:
        threshold.supervisor_of(node.config).merge(output["assistants"])


def _follow(config: pytest.Config) -> None:
    from pytest_assistants.supervision import following  # noqa: PLC0415 - only where it is needed

    following.register(config)


def _supervisor_if_any(config: pytest.Config) -> Supervisor | None:
    from pytest_assistants.supervision import threshold  # noqa: PLC0415 - not at import

    return threshold.supervisor_if_any(config)
