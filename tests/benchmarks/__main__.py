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
    sanitizing,
    suites,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.pairs import Row

    Rows = Callable[..., Iterator[Row]]

# Each topic: its rows, and how a smoke run makes them small.
TOPICS: dict[str, tuple[Rows, dict[str, object]]] = {
    "polling": (polling.rows, {}),
    "replaying": (replaying.rows, {"sizes": (2, 4)}),
    "loading": (loading.rows, {"sizes": (2, 4)}),
    "judging": (judging.rows, {"size": 2}),
    "sanitizing": (sanitizing.rows, {"copies": 1}),
    "recording": (recording.rows, {"sizes": (2,)}),
    "emulating": (emulating.rows, {"requests": 2}),
    "growing": (growing.rows, {"sizes": (2, 4)}),
    "suites": (suites.rows, {"tests": 2}),
}
PAIRS = 15


def main() -> None:
    """Measure, print each row as it is known, and write the table where that is asked for."""
    asked = _arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    warnings.simplefilter("ignore", DeprecationWarning)
    rows = []
    for name in asked.topics or TOPICS:
        with tempfile.TemporaryDirectory() as folder:
            for row in _measured(
                name, Path(folder), pairs=1 if asked.smoke else asked.pairs, smoke=asked.smoke
            ):
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
    parser.add_argument("--pairs", type=int, default=PAIRS, help="how many pairs of each")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    asked = parser.parse_args()
    unknown = [name for name in asked.topics if name not in TOPICS]
    if unknown:
        parser.error(f"no such topic: {', '.join(unknown)}")
    return asked


def _measured(name: str, folder: Path, *, pairs: int, smoke: bool) -> Iterator[Row]:
    rows, small = TOPICS[name]
    yield from rows(folder, pairs=pairs, **(small if smoke else {}))


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
