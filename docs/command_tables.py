"""What each subcommand says of itself: its description, its arguments, an example."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tables import code, table

from pytest_assistants.cli.command import SUBCOMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Commands:
    """Stands in for argparse's subparsers and keeps what a subcommand adds."""

    def __init__(self) -> None:
        self.parsers: dict[str, argparse.ArgumentParser] = {}

    def add_parser(self, name: str, *, help: str, **settings: Any) -> argparse.ArgumentParser:  # noqa: A002 - argparse's name
        """One subcommand."""
        del help
        self.parsers[name] = argparse.ArgumentParser(prog=f"pytest-assistants {name}", **settings)
        return self.parsers[name]


def _parsers() -> dict[str, argparse.ArgumentParser]:
    commands = _Commands()
    for subcommand in SUBCOMMANDS:
        subcommand.add(commands)
    return commands.parsers


def _told(parser: argparse.ArgumentParser) -> str:
    """The whole of what ``--help`` says, as a page says it."""
    example = (parser.epilog or "").partition("\n")[2]
    lines = "\n".join(f"$ {line.strip()}" for line in example.splitlines())
    arguments = table(("Argument", "Meaning"), list(_rows(parser)))
    return f"{parser.description}\n\n{arguments}\n\n```console\n{lines}\n```"


def _rows(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        if not isinstance(action, argparse._HelpAction):  # noqa: SLF001 - the same
            yield code(_spelled(action)), action.help or ""


def _spelled(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"{action.metavar or action.dest}{' ...' if action.nargs in {'*', '+'} else ''}"
    name = action.option_strings[-1]
    return name if action.nargs == 0 else f"{name} {_value(action)}"


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return f"{{{','.join(map(str, action.choices))}}}"
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    return action.metavar or action.dest.upper()


TABLES: dict[str, Callable[[], str]] = {
    f"command-{name}": lambda parser=parser: _told(parser)  # type: ignore[misc]  # bound at once
    for name, parser in _parsers().items()
}
