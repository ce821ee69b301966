"""Tables and progress: with rich where it is installed and somebody looks, else as plain text."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence

from pytest_assistants.cli.printing import print_lines

Row = Sequence[str]
_GAP = "  "


def print_table(head: Row, rows: Sequence[Row]) -> None:
    """Print the rows; plain ones have no head, so that each line is one row."""
    if sys.stdout.isatty() and _print_rich(head, rows):
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = ([f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)] for row in rows)
    print_lines(_GAP.join(row).rstrip() for row in cells)


@contextlib.contextmanager
def progress(title: str, *, total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while the block runs; what is yielded moves it by one."""
    if not (total and sys.stderr.isatty()):
        yield lambda: None
        return
    try:
        from rich.console import Console  # noqa: PLC0415 - an optional dependency
        from rich.progress import Progress  # noqa: PLC0415 - the same
    except ImportError:
        with _counted(title, total) as step:
            yield step
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda: bar.advance(task)


@contextlib.contextmanager
def _counted(title: str, total: int) -> Iterator[Callable[[], None]]:
    """The same in plain text: one line that is written over."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        sys.stderr.write(f"\r{title} {done}/{total}")

    yield step
    sys.stderr.write("\n")


def _print_rich(head: Row, rows: Sequence[Row]) -> bool:
    """Whether rich is installed, and printed them."""
    try:
        from rich.console import Console  # noqa: PLC0415 - an optional dependency
        from rich.table import Table  # noqa: PLC0415 - the same
        from rich.text import Text  # noqa: PLC0415 - the same
    except ImportError:
        return False
    table = Table(*head, box=None)
    for row in rows:
        table.add_row(*map(Text, row))  # else brackets would be markup
    Console().print(table)
    return True
