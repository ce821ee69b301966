"""How the cost of a request grows with what is recorded: here, and with peers; as a picture too."""

from __future__ import annotations

import functools
import subprocess
from statistics import median
from typing import TYPE_CHECKING

import httpx
from tests.benchmarks import asking, conversations, kit
from tests.benchmarks.pairs import Row
from tests.benchmarks.peers import PYTEST_HTTPX, RESPX, VCRPY
from tests.benchmarks.plot import plot

from pytest_assistants.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.peers import Peer

    Cost = Callable[[int], float]
    Point = tuple[int, list[float]]

SIZES = (10, 100, 1000, 10_000)
LARGE = 10_000  # peers once; respx takes a minute only to hold so many, and is left out there
ASKED = 20
OURS = "pytest-assistants"
PICTURE = "growth.svg"
TITLE = "CPU time of a replayed request, by how many interactions are recorded"


def rows(folder: Path, *, pairs: int, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """With the most recorded against with the fewest; all take turns, and are drawn."""
    for size in sizes:
        recorded = tuple(
            conversations.said("GET", asking.path(n), b"", asking.thread(n)) for n in range(size)
        )
        conversations.store(folder / "cassettes" / f"{size}.yaml", recorded)
    costs: dict[str, Cost] = {OURS: functools.partial(_ours, folder), **dict(_peers(folder))}
    curves: dict[str, list[Point]] = {name: [] for name in costs}
    for size in sizes:
        for name, measured in _measured(costs, size, pairs=pairs).items():
            curves[name] += [(size, measured)] if measured else []
    for name, points in curves.items():
        yield _row(name, few=points[0], most=points[-1])
    drawn = {name: [(size, median(all_)) for size, all_ in one] for name, one in curves.items()}
    (folder / PICTURE).write_text(plot(drawn, title=TITLE, ours=OURS), "utf-8", newline="\n")


def _measured(costs: dict[str, Cost], size: int, *, pairs: int) -> dict[str, list[float]]:
    """All take turns, as often as is asked for or as they can."""
    measured: dict[str, list[float]] = {name: [] for name in costs}
    for turn in range(pairs):
        for name, cost in costs.items():
            if turn < _most_turns(name, size, pairs):
                measured[name].append(cost(size))
    return measured


def _most_turns(name: str, size: int, pairs: int) -> int:
    if name == OURS or size < LARGE:
        return pairs
    return 0 if name == RESPX.name else 1


def _row(name: str, *, few: Point, most: Point) -> Row:
    what = f"{name}: a request with {most[0]:,} recorded, against {few[0]:,}"
    ratios = tuple(more / less for more, less in zip(most[1], few[1], strict=False))
    goal = 1.3 if name == OURS else None
    return Row(what, goal, ratios, median(most[1]), median(few[1]))


def _ours(folder: Path, recorded: int) -> float:
    with (
        kit.session(folder) as begun,
        httpx.Client() as client,
        kit.track(begun, str(recorded)) as track,
    ):
        begun.conduct.open(track)
        assert track.playback is not None
        # Looking up is prepared once a cassette, as it is loaded once; neither is a request's cost.
        track.playback.form(Request("GET", asking.path(0)))
        return asking.seconds(client.get, asking.sample(recorded, ASKED))


def _peers(folder: Path) -> Iterator[tuple[str, Cost]]:
    for peer in (VCRPY, PYTEST_HTTPX, RESPX):
        python = peer.python
        if python is not None:
            yield peer.name, functools.partial(_theirs, python, peer, folder)


def _theirs(python: str, peer: Peer, folder: Path, recorded: int) -> float:
    cassette = str(folder / "cassettes" / f"{recorded}.yaml")
    done = subprocess.run(  # noqa: S603 - an interpreter of the Makefile's
        [python, asking.__file__, peer.name, str(recorded), str(ASKED), cassette],
        capture_output=True,
        text=True,
        check=False,
    )
    _, found, told = done.stdout.partition(asking.MARK)
    if not found:
        raise AssertionError(done.stdout + done.stderr)
    return float(told.split()[0])
