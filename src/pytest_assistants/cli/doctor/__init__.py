"""``pytest-assistants doctor``: whether all is well here, and if not, what is not."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_assistants.cli.doctor.canary import catch_canary
from pytest_assistants.cli.doctor.check import Check, State
from pytest_assistants.cli.doctor.interception import intercept
from pytest_assistants.cli.doctor.reach import reach
from pytest_assistants.cli.doctor.versions import installed_versions
from pytest_assistants.cli.durations import seconds
from pytest_assistants.cli.exits import FINE, FOUND
from pytest_assistants.cli.parsers import add_format, subcommand
from pytest_assistants.cli.printing import print_json, print_lines
from pytest_assistants.cli.terminal import print_table
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings import resolve
from pytest_assistants.settings.sources import Sourced, sourced

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

SECONDS = 5


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at: versions, settings and their sources, and the checks."""

    versions: dict[str, str]
    settings: list[Sourced] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "doctor",
        summary="check versions, settings, endpoint and safeguards",
        description="Tell the versions, each setting with its source, whether the endpoint "
        "answers, whether planted keys are caught and whether requests are intercepted. The key "
        "is sent to its own endpoint alone. Exits with 1 if a check failed.",
        example="--timeout 2s\n--no-network --format json\n-- --assistants-record tests",
    )
    add_format(parser)
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=SECONDS,
        metavar="TIME",
        help=f"how long the endpoint is waited for (default: {SECONDS}s)",
    )
    parser.add_argument("--no-network", action="store_true", help="do not ask the endpoint")
    parser.add_argument(
        "pytest",
        nargs="*",
        metavar="-- ARGUMENTS",
        help="arguments of pytest that the settings are read with",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Look at everything, and print it."""
    settings, read = _settings(options.pytest)
    checks = [read, catch_canary(), intercept()]
    if not options.no_network:
        checks.append(reach(os.environ, seconds=options.timeout))
    report = Report(installed_versions(), settings, checks)
    if options.format == "json":
        print_json(asdict(report))
    else:
        _print(report)
    return FOUND if any(one.state is State.FAILED for one in checks) else FINE


def _settings(arguments: Sequence[str]) -> tuple[list[Sourced], Check]:
    """The settings as pytest would be told them, and whether it would start."""
    from pytest_assistants.supervision.reading import read  # noqa: PLC0415 - loads pytest

    try:
        reading = read(arguments)
        settings = resolve(reading.raw, os.environ, rootdir=reading.rootdir)
    except SettingsError as error:
        return [], Check("settings", State.FAILED, str(error))
    inifile = reading.inifile.name if reading.inifile else "no ini file"
    told = f"read with {inifile}; a fixture assistants_config may change some, folder by folder"
    return list(sourced(reading.raw, os.environ, settings)), Check("settings", State.OK, told)


def _print(report: Report) -> None:
    print_table(("Package", "Version"), list(report.versions.items()))
    print_lines([""])
    if report.settings:
        rows = [(one.name, one.value, one.source) for one in report.settings]
        print_table(("Setting", "Value", "Source"), rows)
        print_lines([""])
    checks = [(one.name, one.state.value, one.message) for one in report.checks]
    print_table(("Check", "State", "Finding"), checks)
