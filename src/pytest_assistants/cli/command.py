"""Arguments in, exit code out: which subcommand is meant, and how mistakes are told."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from pytest_assistants.cli import audit, emulate, limits, resanitize
from pytest_assistants.errors import AssistantsError

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBCOMMANDS = (emulate, audit, resanitize, limits)
OK, FAILED, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 is success, 1 a failure told in one sentence, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except AssistantsError as error:
        sys.stderr.write(f"pytest-assistants: {error}\n")
        return FAILED
    except KeyboardInterrupt:
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pytest-assistants",
        description="Record, replay, validate and emulate the Azure OpenAI Assistants API.",
    )
    parser.add_argument("--version", action="version", version=version("pytest-assistants"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for subcommand in SUBCOMMANDS:
        subcommand.add(commands)
    return parser
