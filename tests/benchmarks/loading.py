"""What it takes to read a cassette: time, for both layouts, and memory."""

from __future__ import annotations

import functools
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import vcr.cassette
from tests.benchmarks import conversations
from tests.benchmarks.pairs import Row, compared, cpu_seconds

from pytest_assistants.cassette import serializer
from pytest_assistants.cassette.interception.foreign import read_stock_cassette

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SIZES = (100, 1000, 10_000)
STOCK_GOALS = {100: 0.3, 1000: 0.12}
MIB = 2**20


def rows(folder: Path, *, pairs: int, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Ours against ``json.loads`` of the same values, a stock file against vcrpy, and memory."""
    for size in sizes:
        yield _own_layout(folder, size, pairs=pairs)
    for size in sizes[:2]:
        yield _stock_layout(folder, size, pairs=pairs)
    yield _memory(folder, sizes[-1])


def _own_layout(folder: Path, size: int, *, pairs: int) -> Row:
    path = conversations.store(folder / f"own{size}.yaml", conversations.messages(size))
    data, text = path.read_bytes(), json.dumps(_values(path.read_text(encoding="utf-8")))
    return compared(
        f"reading {size:,} interactions in this layout, against `json.loads` of the same",
        lambda: cpu_seconds(functools.partial(serializer.load, data, name="own")) / size,
        lambda: cpu_seconds(functools.partial(json.loads, text)) / size,
        goal=3,
        pairs=pairs,
    )


def _values(text: str) -> Any:
    return read_stock_cassette(text)


def _stock_layout(folder: Path, size: int, *, pairs: int) -> Row:
    path = conversations.store_stock(folder / f"stock{size}.yaml", conversations.messages(size))

    def ours() -> None:
        serializer.load(path.read_bytes(), name="stock", fallback=read_stock_cassette)

    def theirs() -> None:
        vcr.cassette.Cassette.load(path=str(path))

    return compared(
        f"reading a stock vcrpy file of {size:,}, against vcrpy",
        lambda: cpu_seconds(ours) / size,
        lambda: cpu_seconds(theirs) / size,
        goal=STOCK_GOALS.get(size),
        pairs=pairs,
    )


def _memory(folder: Path, size: int) -> Row:
    """Traced once: memory does not vary."""
    path = conversations.store(folder / f"memory{size}.yaml", conversations.messages(size))
    tracemalloc.start()
    loaded = serializer.load(path.read_bytes(), name="memory")
    kept, most = (one / MIB for one in tracemalloc.get_traced_memory())
    tracemalloc.stop()
    what = f"MiB of a cassette of {len(loaded.interactions):,} while it is read, against 100"
    return Row(f"{what} ({kept:.0f} are kept)", 1.0, (most / 100,), most, 100.0, "MiB")
