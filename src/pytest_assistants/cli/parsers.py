"""How each subcommand says what it takes: one sentence, its arguments, an example."""

from __future__ import annotations

import argparse
import textwrap
from typing import Any

_WIDTH = 79  # since the formatter that keeps an example's lines wraps none


def subcommand(
    commands: Any, name: str, *, summary: str, description: str, example: str
) -> argparse.ArgumentParser:
    """The parser of a subcommand.

    Args:
        commands: argparse's subparsers.
        name: what is typed.
        summary: its line in the list of commands.
        description: what it does, and when it exits with 1.
        example: arguments as one would type them, a line each.
    """
    lines = "".join(f"  pytest-assistants {name} {line}\n" for line in example.splitlines())
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=textwrap.fill(description, _WIDTH),
        epilog=f"example:\n{lines.rstrip()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return parser


def add_format(parser: argparse.ArgumentParser) -> None:
    """Let machines read what is printed."""
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="for people (default), or for machines",
    )
