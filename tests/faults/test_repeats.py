"""Asking again: a recorded state is walked through, and only its last one stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.faults import stock

from pytest_assistants.errors import CassetteMiss

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.desk import Desk
    from tests.faults.endpoint import Endpoint

STATES = ("uploaded", "pending", "processed")
FILE = "assistant-4fd1f2ac9d3b"


@pytest.fixture
def slow(endpoint: Endpoint) -> Endpoint:
    """An endpoint whose file takes two looks to be read."""
    endpoint.script = [{"id": FILE, "object": "file", "status": state} for state in STATES]
    return endpoint


def status(origin: str) -> Any:
    return httpx.get(f"{origin}/openai/files/{FILE}?api-version=2024-05-01-preview").json()[
        "status"
    ]


class TestAStateThatIsPolled:
    """Fault 4: vcrpy's allow_playback_repeats plays the first answer for ever."""

    def test_stock_never_leaves_the_first_state(self, slow: Endpoint, tmp_path: Path) -> None:
        with stock.cassette(tmp_path / "stock.yaml"):
            assert [status(slow.origin) for _ in STATES] == list(STATES)
        options = {"record_mode": "none", "allow_playback_repeats": True}
        with stock.cassette(tmp_path / "stock.yaml", **options):
            assert {status(slow.origin) for _ in range(20)} == {"uploaded"}

    def test_stock_never_leaves_it_while_recording_either(
        self, slow: Endpoint, tmp_path: Path
    ) -> None:
        with stock.cassette(tmp_path / "stock.yaml", allow_playback_repeats=True):
            assert {status(slow.origin) for _ in range(20)} == {"uploaded"}
        assert len(slow.seen) == 1

    def test_here_it_is_walked_through_and_stays_at_the_last(
        self, slow: Endpoint, desk: Desk
    ) -> None:
        with desk.record():
            assert [status(slow.origin) for _ in STATES] == list(STATES)
        with desk.replay() as taken:
            played = [status(slow.origin) for _ in range(20)]

        assert played == [*STATES, *["processed"] * 17]
        assert taken.misses() == []
        assert len(slow.seen) == 3

    def test_here_what_nobody_polls_is_played_once(self, endpoint: Endpoint, desk: Desk) -> None:
        url = f"{endpoint.origin}/openai/threads/thread_abc123?api-version=2024-05-01-preview"
        with desk.record():
            httpx.get(url)
        with desk.replay():
            httpx.get(url)
            with pytest.raises(CassetteMiss, match="it has been played already"):
                httpx.get(url)
