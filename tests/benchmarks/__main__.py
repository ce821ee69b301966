"""All benchmarks: ``python -m tests.benchmarks [--smoke] [--write PAGE] [TOPIC ...]``."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import openai
from tests.benchmarks import (
    emulating,
    growing,
    judging,
    loading,
    polling,
    recording,
    replaying,
    suites,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.pairs import Row

    Rows = Callable[..., Iterator[Row]]

# Each topic: its rows, how many pairs of each, and how a smoke run makes it small.
TOPICS: dict[str, tuple[Rows, int, dict[str, object]]] = {
    "polling": (polling.rows, 9, {}),
    "replaying": (replaying.rows, 9, {"sizes": (2, 4)}),
    "loading": (loading.rows, 9, {"sizes": (2, 4)}),
    "judging": (judging.rows, 9, {"size": 2}),
    "recording": (recording.rows, 5, {"sizes": (2,)}),
    "emulating": (emulating.rows, 9, {"requests": 2}),
    "growing": (growing.rows, 3, {"sizes": (2, 4)}),
    "suites": (suites.rows, 15, {"tests": 2}),
}


def main() -> None:
    """Measure, print each row as it is known, and write the table where that is asked for."""
    asked = _arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    warnings.simplefilter("ignore", DeprecationWarning)
    rows = []
    for name in asked.topics or TOPICS:
        with tempfile.TemporaryDirectory() as folder:
            for row in _measured(name, Path(folder), smoke=asked.smoke, most=asked.pairs):
                rows.append(row)
                sys.stdout.write(f"{table.line(row)}\n")
                sys.stdout.flush()
            if asked.write is not None:
                _keep_pictures(Path(folder), asked.write)
    if asked.write is not None:
        table.write(asked.write, rows, _where())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=", ".join(TOPICS))
    parser.add_argument("--smoke", action="store_true", help="one small pair of each")
    parser.add_argument("--pairs", type=int, default=15, help="how many pairs at most")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    asked = parser.parse_args()
    unknown = [name for name in asked.topics if name not in TOPICS]
    if unknown:
        parser.error(f"no such topic: {', '.join(unknown)}")
    return asked


def _measured(name: str, folder: Path, *, smoke: bool, most: int) -> Iterator[Row]:
    rows, pairs, small = TOPICS[name]
    options = {"pairs": 1, **small} if smoke else {"pairs": min(pairs, most)}
    yield from rows(folder, **options)


def _keep_pictures(folder: Path, beside: Path) -> None:
    for picture in folder.glob("*.svg"):
        shutil.copy(picture, beside.parent)


def _where() -> str:
    return (
        f"CPython {platform.python_version()}, {os.cpu_count()} cores; "
        f"httpx {httpx.__version__}, openai {openai.__version__}"
    )


if __name__ == "__main__":
    main()
