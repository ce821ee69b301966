"""``pytest-assistants limits``: the documented limits, one a line."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pytest_assistants.cli.exits import FINE
from pytest_assistants.cli.parsers import add_format, subcommand
from pytest_assistants.cli.printing import print_json
from pytest_assistants.cli.terminal import print_table
from pytest_assistants.contract.limits import LIMITS

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "limits",
        summary="print the documented limits and their sources",
        description="Print every limit of the documented contract, its bounds and who says so.",
        example="--format json",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the table."""
    if options.format == "json":
        print_json([asdict(row) for row in LIMITS])
        return FINE
    rows = [(row.name, row.bounds, str(row.source)) for row in LIMITS]
    print_table(("Limit", "Bounds", "Source"), rows)
    return FINE
