"""``pytest-assistants diff``: what differs by meaning between two cassettes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pytest_assistants.cli.exits import FINE, FOUND
from pytest_assistants.cli.opened import opened, withheld
from pytest_assistants.cli.parsers import add_format, subcommand
from pytest_assistants.cli.printing import print_json, print_lines
from pytest_assistants.cli.stored import add_folder, add_secrets
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.drift import Kind, described, differences

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "diff",
        summary="compare two cassettes by what they mean",
        description="Tell what differs between two cassettes by meaning: exchanges, fields, types, "
        "values, statuses, headers, limits. Ids, times, usage and repeated polls are no "
        "difference. Exits with 1 if there is one.",
        example="old/test_ask.yaml cassettes/tests/test_desk/test_ask.yaml\n"
        "a.yaml b.yaml --ignore-words --format json",
    )
    add_format(parser)
    parser.add_argument("recorded", metavar="A", help="the cassette shown as recorded")
    parser.add_argument("now", metavar="B", help="the cassette shown as now")
    parser.add_argument(
        "--ignore-words", action="store_true", help="leave out what a model chose to say"
    )
    parser.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.DOCUMENTED.value,
        help="the contract that says what exceeds a limit (default: documented)",
    )
    add_folder(parser)
    add_secrets(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the differences, those of an exchange below it."""
    recorded, now = opened(options.recorded, options), opened(options.now, options)
    both = recorded.cassette.interactions, now.cassette.interactions
    every = differences(*both, profile=Profile(options.profile))
    found = [one for one in every if not (options.ignore_words and one.kind is Kind.WORDS)]
    if options.format == "json":
        listed = [asdict(one) for one in found]
        told = {"recorded": recorded.path, "now": now.path, "differences": listed}
        print_json(withheld(told, options))
    else:
        print_lines(withheld(list(described(found)), options))
    return FOUND if found else FINE
