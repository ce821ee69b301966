"""What validating every exchange adds to replay."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import httpx
from tests.benchmarks import conversations, kit, replaying
from tests.benchmarks.pairs import Row, compared, cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_assistants.session.session import Session


def rows(folder: Path, *, pairs: int, size: int = 100) -> Iterator[Row]:
    """Replay with the verdict at the end, against replay alone: with the stamp, and without."""
    recorded = conversations.messages(size)
    conversations.store(folder / "cassettes" / "stamped.yaml", recorded)
    conversations.store(folder / "cassettes" / "bare.yaml", recorded, headed=False)
    with kit.session(folder) as begun:
        for name, remark, goal in (
            ("stamped", "as it was recorded", 1.1),
            ("bare", "without the stamp of its recording", None),
        ):
            yield compared(
                f"replay of {size:,} {remark}, every exchange validated, against replay alone",
                functools.partial(_judged, begun, name, size),
                functools.partial(_replayed, begun, name, size),
                goal=goal,
                pairs=pairs,
            )


def _judged(begun: Session, name: str, size: int) -> float:
    with httpx.Client() as client, kit.track(begun, name) as track:
        begun.conduct.open(track)
        spent = replaying.cost(client, conversations.messages(size))
        told: list[str | None] = []
        spent += cpu_seconds(lambda: told.append(begun.telling.verdict(track))) / size
        if told != [None]:
            raise AssertionError(told)
        return spent


def _replayed(begun: Session, name: str, size: int) -> float:
    with httpx.Client() as client, kit.track(begun, name) as track:
        begun.conduct.open(track)
        return replaying.cost(client, conversations.messages(size))
