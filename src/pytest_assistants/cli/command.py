"""Arguments in, exit code out: which subcommand is meant, and how mistakes are told."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from pytest_assistants.cli import (
    audit,
    diff,
    doctor,
    emulate,
    importing,
    limits,
    resanitize,
    show,
    sweep,
)
from pytest_assistants.cli.exits import INTERRUPTED, UNREAD, USAGE
from pytest_assistants.errors import AssistantsError

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBCOMMANDS = (show, diff, audit, resanitize, importing, sweep, doctor, emulate, limits)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; one of ``exits``, a failure told in one sentence."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except AssistantsError as error:
        return _mistaken(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tells of it
        return UNREAD
    except OSError as problem:
        return _mistaken(problem.strerror or type(problem).__name__)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _mistaken(reason: str) -> int:
    sys.stderr.write(f"pytest-assistants: {reason}\n")
    return USAGE


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
