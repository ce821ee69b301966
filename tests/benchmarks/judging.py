"""What validating every exchange adds to replay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from tests.benchmarks import conversations, kit, replaying
from tests.benchmarks.pairs import Row, compared, cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(folder: Path, *, pairs: int, size: int = 100) -> Iterator[Row]:
    """Replay with the verdict at the end, against replay alone."""
    conversations.store(folder / "cassettes" / f"{size}.yaml", conversations.messages(size))
    with kit.session(folder) as begun:

        def judged() -> float:
            with httpx.Client() as client, kit.track(begun, str(size)) as track:
                begun.conduct.open(track)
                spent = replaying.cost(client, conversations.messages(size))
                told: list[str | None] = []
                spent += cpu_seconds(lambda: told.append(begun.telling.verdict(track))) / size
                if told != [None]:
                    raise AssertionError(told)
                return spent

        yield compared(
            f"replay of {size:,} with every exchange validated, against replay alone",
            judged,
            lambda: replaying.replay_cost(begun, httpx, size),
            goal=1.1,
            pairs=pairs,
        )
