"""``pytest-assistants limits``: the documented limits, one a line."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.limits import LIMITS

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = commands.add_parser("limits", help="print the documented limits and their sources")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the table."""
    if options.format == "json":
        sys.stdout.write(json.dumps([asdict(row) for row in LIMITS], indent=2, default=str) + "\n")
        return 0
    width = max(len(row.name) for row in LIMITS)
    for row in LIMITS:
        sys.stdout.write(f"{row.name:<{width}}  {row.bounds}  ({row.source})\n")
    return 0
